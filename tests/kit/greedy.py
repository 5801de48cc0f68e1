"""Readers that a hostile file might drive to extremes; they run in the confined child."""

import os
import time


def count(content):
    return {"size": len(content), "first": content[:3].decode()}


def eat_memory(content):
    return len(bytearray(4 * 1024**3))


def never_end(content):
    while True:
        pass


def fall_asleep(content):
    time.sleep(60)


def write_a_file(content):
    with open("/tmp/sarum-confined", "wb") as file:
        file.write(content)


def fail(content):
    raise ValueError("a secret")


def die(content):
    os.abort()


def tell_secrets(content):
    return sorted(os.environ)
