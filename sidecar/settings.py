"""The one settings object: flags first, then `SIDESTORY_*`, then `sidestory.toml`, then `[tool.sidestory]`."""

import re
from datetime import timedelta
from pathlib import Path
from tomllib import TOMLDecodeError
from typing import Annotated, Any, ClassVar
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    PyprojectTomlConfigSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from sidecar.errors import Malformed

_LOCAL_ORIGIN = re.compile(r"https?://(localhost|127\.0\.0\.1|\[::1\])(:[1-9][0-9]{0,4})?")


class Settings(BaseSettings):
    """Everything that can be set. Read it with `load`; docs/settings.md lists each name."""

    model_config = SettingsConfigDict(
        env_prefix="SIDESTORY_",
        populate_by_name=True,
        env_ignore_empty=True,
        frozen=True,
        extra="forbid",
        pyproject_toml_table_header=("tool", "sidestory"),
        protected_namespaces=(),
    )
    folder: ClassVar[Path | None] = None  # where the two TOML sources are looked for

    project: Path = Field(Path(), description="The project's folder: where its package.json is.")
    port: int = Field(
        7802,
        ge=0,
        le=65_535,
        validation_alias=AliasChoices("SIDESTORY_PORT", "REDIS_API_PORT"),
        description="The sidecar's port on 127.0.0.1; a taken one means the next free one, 0 any free one.",
    )
    dev_server: str | None = Field(
        None,
        description="The address of Storybook or Vite, when it can't be found by itself, e.g. http://localhost:6006.",
    )
    state_dir: Path | None = Field(
        None, description="Where sessions, the token, the write journal and the local history are kept."
    )
    redis_url: SecretStr | None = Field(
        None,
        validation_alias="REDIS_URL",
        description="Redis for sessions that a team sees; docs/redis.md has the forms.",
    )
    redis_prefix: str | None = Field(
        None,
        pattern=r"^[^\s\x00-\x1f*?\[\]]+$",
        description="What stands before every name in Redis; by itself it is storybook, or storybook-<id> beside others.",
    )
    saved_prefix: str = Field(
        "storyart",
        pattern=r"^[^\s\x00-\x1f*?\[\]]+$",
        description="What stands before the names of saved working sessions in Redis, where other programs read them.",
    )
    saved_days: float = Field(
        7, gt=0, le=3_650, description="Days that a saved working session is kept, unless it says otherwise."
    )
    open_sessions: bool = Field(
        False,
        description="Let programs on this machine save and read working sessions without the token, docs/saved-sessions.md.",
    )
    session_origins: Annotated[tuple[str, ...], NoDecode] = Field(
        (),
        description="Local pages that may save and read working sessions, e.g. http://localhost:3000; commas between them.",
    )
    session_hours: float = Field(24, gt=0, description="Hours after its last save that a session is kept.")
    history_days: float = Field(
        30, gt=0, le=36_500, description="Days that the local history keeps what files were before a change."
    )
    history_mb: int = Field(500, gt=0, description="Megabytes that the local history may have; the oldest go first.")
    rollback: bool = Field(True, description="Take a change back when its receipt says that it failed.")
    receipt_seconds: float = Field(5, gt=0, le=60, description="How long a receipt waits for the browser.")
    design_system: str | None = Field(
        None, description="The design system's file, relative to the project; design-system.md is found by itself."
    )
    max_prompt_bytes: int = Field(20_000, gt=0, description="The longest prompt that is taken, in UTF-8 bytes.")

    session_rate: int = Field(
        300, ge=0, description="Changes a minute in one session before a program is told to wait; 0: any number."
    )
    client_rate: int = Field(
        3_000, ge=0, description="Side effects a minute from one client before it is told to wait; 0: any number."
    )

    model: str = Field("claude-sonnet-5-5", description="The Claude model for what isn't a quick edit.")
    max_tokens: int = Field(16_000, gt=0, description="The longest answer of the model, in tokens.")
    model_seconds: float = Field(
        120, gt=0, description="How long the model may be silent before its answer is given up."
    )
    model_answer_seconds: float = Field(600, gt=0, description="How long one answer of the model may take in all.")
    model_connect_seconds: float = Field(5, gt=0, description="How long a connection to the model's server may take.")
    session_budget: float | None = Field(
        None, ge=0, description="Dollars that the model may cost in one session; quick edits cost nothing."
    )
    day_budget: float | None = Field(
        None,
        ge=0,
        description="Dollars that the model may cost on one day (UTC), all sessions of this checkout together.",
    )
    agent: bool = Field(
        True, description="Whether projects are worked on by the Claude Agent SDK, where it is installed."
    )
    agent_turns: int = Field(30, gt=0, description="The most steps that the agent may take for one request.")
    agent_budget: float = Field(2.0, gt=0, description="Dollars that the agent may cost for one request.")
    price_input: float | None = Field(
        None, ge=0, description="Dollars for a million tokens sent, in place of the price that Sidestory knows."
    )
    price_output: float | None = Field(None, ge=0, description="Dollars for a million tokens answered, likewise.")
    anthropic_api_key: SecretStr | None = Field(None, validation_alias="ANTHROPIC_API_KEY", description="Claude's key.")
    anthropic_base_url: str | None = Field(
        None, validation_alias="ANTHROPIC_BASE_URL", description="Another server of the Messages API; needs no key."
    )
    log_level: str = Field("warning", pattern="^(debug|info|warning|error)$", description="What is logged.")

    @field_validator("dev_server")
    @classmethod
    def _is_origin(cls, value: str | None) -> str | None:
        """Requests, the HMR socket and the check of origins all build on it."""
        if value is None:
            return None
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/") or parts.port == 0:
            raise ValueError("it must be an address like http://localhost:6006")
        return f"{parts.scheme}://{parts.netloc}"

    @field_validator("session_origins", mode="before")
    @classmethod
    def _are_origins(cls, value: object) -> object:
        """CORS is for pages of this machine alone, and compares letter by letter."""
        given = [each.strip() for each in value.split(",") if each.strip()] if isinstance(value, str) else value
        for each in given if isinstance(given, list | tuple) else ():
            if not isinstance(each, str) or _LOCAL_ORIGIN.fullmatch(each) is None:
                raise ValueError("each must be a local address as browsers send it, like http://localhost:3000")
        return given

    @property
    def saved_ttl(self) -> timedelta:
        """How long a saved working session is kept."""
        return timedelta(days=self.saved_days)

    @property
    def session_ttl(self) -> timedelta:
        """How long a session lives after its last save."""
        return timedelta(hours=self.session_hours)

    @property
    def has_model(self) -> bool:
        """Whether free-form prompts can be answered."""
        return self.anthropic_api_key is not None or self.anthropic_base_url is not None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003  a project's .env is not ours to read
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Flags, environment, then the two files of the project's folder."""
        if cls.folder is None:
            return (init_settings, env_settings)
        return (
            init_settings,
            env_settings,
            TomlConfigSettingsSource(settings_cls, cls.folder / "sidestory.toml"),
            PyprojectTomlConfigSettingsSource(settings_cls, cls.folder / "pyproject.toml"),
        )


def load(project: Path, **flags: Any) -> Settings:
    """The settings for `project`; flags that are None don't count.

    Raises:
        Malformed: A value can't be what its name says, and the message names each; or a file is no TOML.
    """

    class OfProject(Settings):
        folder: ClassVar[Path | None] = project

    given = {name: value for name, value in flags.items() if value is not None}
    try:
        return OfProject(project=project, **given)
    except ValidationError as error:
        problems = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise Malformed(f"The settings can't be used: {problems}.", "bad_settings") from error
    except (TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        message = f"The settings can't be read from sidestory.toml or pyproject.toml: {error}."
        raise Malformed(message, "bad_settings") from error
