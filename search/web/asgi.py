"""The pages as an ASGI application, for uvicorn. The roof sets DJANGO_SETTINGS_MODULE and fills the ports before."""

from django.core.asgi import get_asgi_application

application = get_asgi_application()
