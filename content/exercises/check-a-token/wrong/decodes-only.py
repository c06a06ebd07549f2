import base64
import json


def decode(part):
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def claims(token, key, audience, now):
    _, payload, _ = token.split(".")
    said = decode(payload)
    if said["aud"] != audience or said["exp"] <= now:
        return None
    return said
