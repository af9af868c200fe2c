"""read_coco.py FILE: what pycocotools, the reference reader, makes of a COCO file, as JSON."""

import contextlib, hashlib, json, sys

from pycocotools import mask
from pycocotools.coco import COCO

with contextlib.redirect_stdout(sys.stderr):
    coco = COCO(sys.argv[1])


def read(annotation):
    found = {
        "id": annotation["id"],
        "image_id": annotation["image_id"],
        "category": coco.loadCats([annotation["category_id"]])[0]["name"],
        "area": annotation["area"],
        "bbox": annotation["bbox"],
        "keypoints": annotation.get("keypoints"),
    }
    if annotation["segmentation"]:
        rle = coco.annToRLE(annotation)
        pixels = coco.annToMask(annotation)
        found["mask"] = {
            "size": list(pixels.shape),
            "pixels": int(pixels.sum()),
            "area": int(mask.area(rle)),
            "bbox": [float(side) for side in mask.toBbox(rle)],
            "hash": hashlib.sha256(pixels.tobytes(order="F")).hexdigest(),
        }
    return found


annotations = coco.loadAnns(coco.getAnnIds())
json.dump(
    {
        "images": len(coco.getImgIds()),
        "categories": [category["name"] for category in coco.loadCats(coco.getCatIds())],
        "annotations": [read(annotation) for annotation in annotations],
    },
    sys.stdout,
)
