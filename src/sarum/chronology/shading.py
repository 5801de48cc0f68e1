"""A shade for each agency, light enough that black words on it always meet WCAG AA."""

SHADES = (
    "DCE9F7", "FBE5D6", "E2F0D9", "FFF2CC", "E8DAEF", "D5F0EE", "FADADD", "E6E6D3", "D9E1F2", "F5E0C8", "DDEBDA", "F0E0F5",
)  # fmt: skip


def shades_of(agencies: list[str]) -> dict[str, str]:
    """The shade of each agency, as RRGGBB, by the order of their names; after the last the first comes again."""
    return {agency: SHADES[place % len(SHADES)] for place, agency in enumerate(sorted(set(agencies), key=str.casefold))}


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, RRGGBB, by WCAG 2.2: from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
