"""The search wing: how people ask and are told, from the query tree to page, mail and export."""
