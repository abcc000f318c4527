"""The tables as SQLAlchemy Core sees them: a read makes no objects, so it needs no mapping."""

from sqlmodel import SQLModel

from app.db import models  # noqa: F401 (declares the tables)

_tables = SQLModel.metadata.tables

change = _tables["change"]
count_state = _tables["count_state"]
document = _tables["document"]
event = _tables["event"]
event_account = _tables["event_account"]
event_card = _tables["event_card"]
event_country = _tables["event_country"]
event_listing = _tables["event_listing"]
event_organization = _tables["event_organization"]
event_redirect = _tables["event_redirect"]
event_subject = _tables["event_subject"]
event_topic = _tables["event_topic"]
event_traits = _tables["event_traits"]
evidence = _tables["evidence"]
participant = _tables["participant"]
participant_alias = _tables["participant_alias"]
participant_redirect = _tables["participant_redirect"]
participation = _tables["participation"]
post = _tables["post"]
publisher = _tables["publisher"]
release = _tables["release"]
release_revision = _tables["release_revision"]
release_twin = _tables["release_twin"]
stance = _tables["stance"]
stance_party = _tables["stance_party"]
trait = _tables["trait"]
trait_bits = _tables["trait_bits"]
