"""Draws the toy world's sprites from Noto Color Emoji (OFL-1.1; Debian: fonts-noto-color-emoji): python3 tools/starter/sprites.py
Writes resources/toyworld/NAME.png, straight alpha, cut to the drawing, at the font's own size (its bitmaps are 136x128).
A developer's tool: needs Pillow. engine/toyworld reads the pictures; what they are called there and here is Words.cpp."""
import pathlib

from PIL import Image, ImageDraw, ImageFont

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "resources/toyworld"
FONT = "/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf"
SPRITES = dict(man="🚶", woman="💃", cat="🐈", dog="🐕", horse="🐎", elephant="🐘", rabbit="🐇", penguin="🐧", fish="🐠", bird="🐦", butterfly="🦋", dinosaur="🦖", car="🚗",
               bus="🚌", train="🚂", bicycle="🚲", sailboat="⛵", rocket="🚀", airplane="🛩️", balloon="🎈", house="🏠", tree="🌳", flower="🌻", ball="⚽", star="⭐", robot="🤖",
               snowman="⛄", ghost="👻")


def main():
    font, total = ImageFont.truetype(FONT, 109), 0
    for name, letter in SPRITES.items():
        picture = Image.new("RGBA", (160, 150))
        ImageDraw.Draw(picture).text((8, 6), letter, font=font, embedded_color=True)
        picture = picture.crop(picture.getbbox())
        file = OUT / f"{name}.png"
        picture.save(file, optimize=True)
        total += file.stat().st_size
    print(len(SPRITES), "sprites,", total, "bytes")


if __name__ == "__main__":
    main()
