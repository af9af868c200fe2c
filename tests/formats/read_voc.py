"""read_voc.py FILE: what an XML reader makes of a Pascal VOC file, as JSON."""

import json, sys
import xml.etree.ElementTree as tree

root = tree.parse(sys.argv[1]).getroot()
size = root.find("size")
json.dump(
    {
        "filename": root.findtext("filename"),
        "path": root.findtext("path"),
        "size": [int(size.findtext(side)) for side in ("width", "height", "depth")],
        "objects": [
            {
                "name": one.findtext("name"),
                "box": [float(one.find("bndbox").findtext(edge)) for edge in ("xmin", "ymin", "xmax", "ymax")],
                "attributes": {
                    pair.findtext("name"): pair.findtext("value") for pair in one.iterfind("attributes/attribute")
                },
            }
            for one in root.iterfind("object")
        ],
    },
    sys.stdout,
)
