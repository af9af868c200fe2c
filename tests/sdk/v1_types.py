"""Params for a task of each type: the smallest that the reference describes."""

PICTURE = {"attachment_type": "image", "attachment": "https://example.com/street.png"}
FRAMES = {
    "attachment_type": "json",
    "attachments": ["https://example.com/frame-1.json", "https://example.com/frame-2.json"],
}
BOXES = {"geometries": {"box": {"objects_to_annotate": ["car", "cyclist"]}}}
OBJECTS = {"objects_to_annotate": ["car", "cyclist"], "with_labels": True}
VIDEO = {"attachment_type": "video", "attachment": "https://example.com/drive.mp4"}
FIELDS = [{"type": "text", "field_id": "note", "title": "What do you see?", "required": True}]

PARAMS = {
    "annotation": {**PICTURE, **OBJECTS, "min_width": "30"},
    "categorization": {**PICTURE, "categories": ["street", "meadow"]},
    "chat": {"template_variables": {"language": "en_US"}},
    "chatexperimental": {"template_variables": {"language": "en_US"}},
    "chatlite": {"template_variables": {"language": "en_US"}},
    "comparison": {
        "attachment_type": "image",
        "attachments": ["https://example.com/left.png", "https://example.com/right.png"],
        "choices": ["left", "right"],
    },
    "cuboidannotation": {**PICTURE, **OBJECTS},
    "datacollection": {
        "attachment_type": "website",
        "attachment": "https://example.com/",
        "fields": {"hiring_page": "Address of the hiring page"},
    },
    "documentmodel": {"attachment": "https://example.com/invoice.pdf"},
    "documenttranscription": {
        "attachment": "https://example.com/invoice.png",
        "features": [{"type": "block", "label": "total"}],
    },
    "federal2dvideoannotation": {**VIDEO, **BOXES},
    "imageannotation": {**PICTURE, **BOXES},
    "laneannotation": {**FRAMES, "labels": ["lane"]},
    "lidarannotation": {**FRAMES, "labels": ["car", "cyclist"]},
    "lidarlinking": {**FRAMES, "labels": ["car", "cyclist"]},
    "lidarsegmentation": {**FRAMES, "labels": ["road", "car"]},
    "lidartopdown": {**FRAMES, "geometries": {"line": {"objects_to_annotate": ["lane"]}}},
    "lineannotation": {**PICTURE, **OBJECTS, "splines": True},
    "multichat": {"template_variables": {"language": "en_US"}},
    "multistage": {"template_variables": {"language": "en_US"}},
    "namedentityrecognition": {
        "text": "Ada Lovelace lived in London.",
        "labels": [{"name": "person", "description": "Who"}, {"name": "place"}],
    },
    "pointannotation": {**PICTURE, **OBJECTS},
    "polygonannotation": {**PICTURE, **OBJECTS},
    "segmentannotation": {**PICTURE, "labels": ["road", "car"], "allow_unlabeled": True},
    "sensorfusion": {**FRAMES, "labels": ["car"]},
    "textcollection": {"attachments": [{"type": "image", "content": "https://example.com/a.png"}], "fields": FIELDS},
    "transcription": {**PICTURE, "fields": {"title": "Title of the page"}},
    "videoannotation": {**VIDEO, **BOXES},
    "videoboxannotation": {**VIDEO, **OBJECTS},
    "videocuboidannotation": {**VIDEO, **OBJECTS},
    "videoplaybackannotation": {**VIDEO, **BOXES},
}
