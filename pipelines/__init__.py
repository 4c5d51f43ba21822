"""The ground floor: the record and everything done to it, from archived bytes to a stored, tagged item."""
