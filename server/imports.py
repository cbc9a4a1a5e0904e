"""POST /api/import: a link of TensorFlow Playground as an experiment."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field, ValidationError

from server.bodies import asked, read_body, too_long
from server.events import NormalExperiment, Problem
from server.service import ServiceOf

router = APIRouter()
LONGEST = 8192


class Link(BaseModel):
    """What is to be imported."""

    link: str = Field(
        min_length=1, max_length=LONGEST, description="The whole address of a TensorFlow Playground page."
    )


class Note(BaseModel):
    """Something that is not as it is there."""

    where: str = Field(description="The parameter of the link that it is about; empty where it is about the whole.")
    message: str


class Imported(BaseModel):
    """What a link describes."""

    experiment: NormalExperiment
    start: str | None = Field(description="The start weights drawn there, as `open` takes them; null: as initialised.")
    notes: list[Note] = Field(description="What differs.")
    hide: list[str] = Field(description="Playground's names of the controls that the link hides.")
    show: dict[str, bool] = Field(description="`test_points`, and `discretize`: the output in two colours only.")


@router.post(
    "/api/import",
    tags=["experiments"],
    response_class=JSONResponse,
    responses={
        200: {"model": Imported, "description": "The experiment, and what differs."},
        413: {"model": list[Problem], "description": "The body is too long."},
        422: {"model": list[Problem], "description": "Everything that is wrong with the link."},
        503: {"description": "No worker can answer now; try again."},
    },
    openapi_extra={
        "requestBody": {"required": True, "content": {"application/json": {"schema": Link.model_json_schema()}}}
    },
)
async def import_link(request: Request, service: ServiceOf) -> Response:
    """The experiment that a TensorFlow Playground link describes, with its start weights and what differs."""
    body = await read_body(request, service.settings.body_bytes)
    if body is None:
        return too_long(request, service.settings.body_bytes, "Send the link alone.")
    try:
        link = Link.model_validate_json(body).link
    except ValidationError:
        expected = f'{{"link": "…"}}, with at most {LONGEST} letters'
        problem = Problem(where="link", expected=expected, got="something else", message="Send the link alone.")
        return JSONResponse([problem.model_dump()], 422)
    return await asked(service, "import", link)
