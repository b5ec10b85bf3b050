"""The whole platform on this machine: moto, a pool of workers per function, what triggers them, and the HTTP API."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from docloop.errors import Unauthenticated
from joserfc.jwk import KeySet, RSAKey

from cdk import topology
from cdk.local.commands import DEFAULT_PORT
from cdk.local.gateway import Gateway
from cdk.local.home import HeldHome
from cdk.local.processes import kill_family
from cdk.local.pump import QueuePump, Schedule
from cdk.local.resources import REGION, Resources, client, create_resources
from cdk.local.state import MAIL, StackState, default_home, remove_state, write_state
from cdk.local.store_process import StoreProcess, start_store
from cdk.local.supervisor import Pool, WorkerCommand
from cdk.local.tokens import Authority
from cdk.shapes import FilesTrigger, Function, HttpTrigger, QueueTrigger, ScheduleTrigger

RECORD_VARIABLE = "DOCLOOP_RECORD_CALLS"
_RUNTIME = {
    "LANG": "C.UTF-8",
    "PATH": "/usr/local/bin:/usr/bin:/bin",
    "TZ": "UTC",
    "AWS_REGION": REGION,
    "AWS_EC2_METADATA_DISABLED": "true",
    # A laptop does other things beside; a function on AWS has its processors for itself.
    "READER_TIMEOUT": "45",
}


def recording_wanted() -> Path | None:
    """The file that the developer's environment names for recorded calls; None: nothing is recorded."""
    target = os.environ.get(RECORD_VARIABLE)
    return Path(target) if target else None


@dataclass(frozen=True)
class StackOptions:
    """How this stack differs from the topology's defaults.

    `port` 0: a free one. `workers`: documents extracted at the same time. `parameters`: values for the topology's
    parameters. `environment`, `timeouts` (seconds) and `handlers` (dotted names) are for tests, by function.
    `record`: a file that gets every AWS call of every worker; RECORD_VARIABLE names it by default.
    """

    home: Path = field(default_factory=default_home)
    port: int = DEFAULT_PORT
    workers: int = field(default_factory=lambda: max(1, (os.cpu_count() or 2)))
    parameters: Mapping[str, str] = field(default_factory=dict)
    environment: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    timeouts: Mapping[str, float] = field(default_factory=dict)
    handlers: Mapping[str, str] = field(default_factory=dict)
    record: Path | None = field(default_factory=recording_wanted)


def function_environment(function: Function, resources: Resources, parameters: Mapping[str, str]) -> dict[str, str]:
    """Everything a worker is told: what the topology says, what Lambda's runtime gives, and where moto answers."""
    named = {name: resources.resolve(setting, dict(parameters)) for name, setting in function.environment.items()}
    runtime = {
        "AWS_LAMBDA_FUNCTION_NAME": function.name,
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(function.memory),
        **_RUNTIME,
    }
    return {**runtime, **resources.credentials, **named, "ENDPOINT_URL": resources.endpoint}


class LocalStack:
    """`with LocalStack(options) as stack:` runs it; leaving ends every process. Raises OSError if the port is taken,
    HomeInUse, InvocationError when a function cannot be started."""

    def __init__(self, options: StackOptions) -> None:
        self.options = options
        self.pools: dict[str, Pool] = {}
        self._home: HeldHome | None = None
        self._store: StoreProcess | None = None
        self._triggers: list[QueuePump | Schedule] = []
        self._gateway: Gateway | None = None
        self._state: StackState | None = None
        self._authority: Authority | None = None

    @property
    def state(self) -> StackState:
        if self._state is None:
            raise RuntimeError("the stack is not up")
        return self._state

    @property
    def alive(self) -> bool:
        """Whether what holds all data still runs; workers are replaced when they die, it is not."""
        return self._store is not None and self._store.process.poll() is None

    @property
    def signing_key(self) -> RSAKey:
        """The private key that the user pool signs tokens with, while the stack is up."""
        if self._store is None:
            raise RuntimeError("the stack is not up")
        return self._store.signing_key

    def __enter__(self) -> Self:
        try:
            self._start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """Ends everything that runs. Does no harm when done twice."""
        for trigger in self._triggers:
            trigger.stop()
        for pool in self.pools.values():
            pool.stop()
        if self._gateway:
            self._gateway.stop()
        if self._store:
            process = self._store.process
            kill_family(process)
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream:
                    stream.close()
        for trigger in self._triggers:  # what asked moto for a message has its answer now
            trigger.join()
        if self._state:
            remove_state(self.options.home, self._state)
        if self._home:
            self._home.release()
        self._triggers, self.pools, self._gateway, self._store, self._home = [], {}, None, None, None

    def _start(self) -> None:
        home = self._home = HeldHome(self.options.home)
        logs = home.logs
        stack_id = uuid.uuid4().hex
        api, trigger = next(
            (function, function.trigger) for function in topology.FUNCTIONS if isinstance(function.trigger, HttpTrigger)
        )
        files = {
            function.trigger.prefix: self._invoker(function.name)
            for function in topology.FUNCTIONS
            if isinstance(function.trigger, FilesTrigger)
        }
        gateway = Gateway(
            self.options.port, stack_id, self._invoker(api.name), self._claims, trigger.public, files=files
        )
        self._gateway = gateway
        self._store = start_store(logs / "moto.log", gateway.port, home.scratch, home.folder / MAIL)
        resources = create_resources(self._store.store, dict(self.options.parameters))
        self._authority = Authority(
            keys=KeySet([self._store.signing_key]),
            issuer=f"https://cognito-idp.{REGION}.amazonaws.com/{resources.user_pool}",
            client_id=resources.client_id,
        )
        for function in topology.FUNCTIONS:
            self.pools[function.name] = self._pool(function, resources, home)
        for pool in self.pools.values():
            pool.start()
        for pool in self.pools.values():
            pool.wait_ready()
        for pool in self.pools.values():
            pool.open()
        for function in topology.FUNCTIONS:
            self._trigger(function, resources)
        gateway.start()
        self._state = StackState(id=stack_id, pid=os.getpid(), url=gateway.url, **dict(resources))
        write_state(home.folder, self._state)

    def _invoker(self, function: str) -> Callable[[Any], Any]:
        """Calls the function as soon as its workers stand."""

        def invoke(event: Any) -> Any:
            return self.pools[function].invoke(event)

        return invoke

    def _claims(self, token: str) -> dict[str, object]:
        if self._authority is None:
            raise Unauthenticated()
        return self._authority.verify(token, datetime.now(UTC))

    def _pool(self, function: Function, resources: Resources, home: HeldHome) -> Pool:
        options = self.options
        environment = function_environment(function, resources, options.parameters)
        environment |= options.environment.get(function.name, {})
        arguments: tuple[str, ...] = (function.name,)
        if function.name in options.handlers:
            arguments += ("--handler", options.handlers[function.name])
        if options.record:
            arguments += ("--record", str(options.record.absolute()))
        commands = []
        for number in range(1, self._concurrency(function) + 1):
            name = f"{function.name}-{number}"
            folder = home.scratch / name
            folder.mkdir()
            log = home.logs / f"{name}.log"
            commands.append(WorkerCommand(arguments, environment | {"TMPDIR": str(folder)}, log))
        return Pool(function.name, commands, options.timeouts.get(function.name, function.timeout))

    def _concurrency(self, function: Function) -> int:
        match function.trigger:
            case QueueTrigger(max_concurrency=most):
                return min(self.options.workers, most)
            case HttpTrigger():
                return 2
            case ScheduleTrigger() | FilesTrigger():
                return 1

    def _trigger(self, function: Function, resources: Resources) -> None:
        pool = self.pools[function.name]
        trigger: QueuePump | Schedule
        match function.trigger:
            case QueueTrigger(queue=queue, batch_size=size):
                trigger = QueuePump(
                    client("sqs", resources),
                    resources.queues[queue],
                    pool.invoke,
                    batch_size=size,
                    timeout=pool.timeout,
                    threads=len(pool.workers),
                )
            case ScheduleTrigger(minutes=minutes):
                trigger = Schedule(minutes * 60.0, pool.invoke)
            case HttpTrigger() | FilesTrigger():
                return
        self._triggers.append(trigger)
        trigger.start()
