"""What an experiment would cost, asked before it runs."""

from typing import Any, Literal

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from server.bodies import answered
from server.events import Problem
from server.service import ServiceOf

router = APIRouter()
EXPERIMENT = {"$ref": "#/components/schemas/Experiment"}


class LayerCost(BaseModel):
    """One layer of the graph."""

    id: str
    kind: str
    inputs: list[str] = Field(description='Ids of the layers it reads from, or "input".')
    shape: list[int] = Field(description="Of its output, without the batch.")
    parameters: int
    multiplies: int = Field(description="For one sample, forward.")
    depth: int = Field(description="The longest path from the input to here, in layers of weights.")
    trainable: bool


class Cost(BaseModel):
    """What a configuration costs, estimated from its counts and the speed of the machine."""

    layers: list[LayerCost]
    inputs: int = Field(description="Numbers that the network gets of a point.")
    depth: int = Field(description="The longest path from input to output, in layers of weights.")
    parameters: int
    learned: int = Field(description="Parameters that training moves.")
    multiplies: int = Field(description="For one sample, forward.")
    step_multiplies: int = Field(description="For one step of training.")
    step_seconds: float = Field(description="What one step is expected to take while nobody else trains.")
    steps_per_second: float = Field(description="What a run is expected to reach while nobody else trains.")
    path: Literal["compiled", "torch", "numpy"] = Field(description="What takes the steps.")
    longest_step: float = Field(description="Seconds a step may take on this server; longer ones are refused.")


@router.post(
    "/api/experiments/cost",
    tags=["experiments"],
    response_class=JSONResponse,
    responses={
        200: {"model": Cost, "description": "What it costs."},
        413: {"model": list[Problem], "description": "The body is too long."},
        422: {"model": list[Problem], "description": "Everything that is wrong with it."},
        503: {"description": "No worker can answer now; try again."},
    },
    openapi_extra={"requestBody": {"required": True, "content": {"application/json": {"schema": EXPERIMENT}}}},
)
async def cost(request: Request, service: ServiceOf) -> Response:
    """Estimates an experiment without building it: parameters, multiplies, steps a second, path."""

    def told(found: dict[str, Any]) -> dict[str, Any]:
        return Cost(**found, longest_step=service.settings.step_seconds).model_dump(mode="json")

    return await answered(request, service, "cost", "Send the experiment alone.", told=told)
