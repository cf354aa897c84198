"""Writes the learnt tables of `sidecar/context`: `make learn`, some six minutes."""

from sidecar.context import joining, likely
from tests.context.learning import learn_likely, write
from tests.context.learning_joined import learn_joined
from tests.context.prompt_data import LEARNT_FROM

if __name__ == "__main__":
    write(joining.TABLE, learn_joined())
    write(likely.TABLE, learn_likely(LEARNT_FROM))
