"""How often something is asked from one address of the network, so that no machine asks without end.

The address is found behind as many proxies as the settings say, and only a digest of it is kept, for an hour.
"""

import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

HOUR = 3600


def times_this_hour(request: HttpRequest, what: str) -> int:
    """Count one more of these from this address, and say how many there have been within the hour."""
    address = get_adapter(request).get_client_ip(request)
    said = salted_hmac("throttle", f"{what}:{int(time.time()) // HOUR}:{address}", algorithm="sha256").hexdigest()
    cache.add(f"throttle:{said}", 0, HOUR)
    try:
        return cache.incr(f"throttle:{said}")
    except ValueError:  # it was let go in between
        return 1
