"""Where the web server finds the product."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sarum.config.settings")
application = get_wsgi_application()
