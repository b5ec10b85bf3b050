"""The HTTP API: tokens checked at the gateway, throttled, with an access log that names nobody."""

from __future__ import annotations

import json

from aws_cdk import Duration
from aws_cdk import aws_apigatewayv2 as apigatewayv2
from aws_cdk import aws_apigatewayv2_authorizers as authorizers
from aws_cdk import aws_apigatewayv2_integrations as integrations
from constructs import Construct

from cdk.aws.compute import Compute
from cdk.aws.identity import Identity
from cdk.aws.log_groups import make_log_group
from cdk.aws.nag import acknowledge
from cdk.shapes import FilesTrigger, HttpTrigger
from cdk.topology import FUNCTIONS

RATE_PER_SECOND = 100
BURST = 200
ANY_ORIGIN = "*"
# Routes without a token have their own budgets, so that a flood of them leaves signed-in people theirs. Each holds for
# all callers together: a smaller one would let a single stranger keep everybody from signing in. How often one user or
# one address may try is counted behind (docloop.use_cases.sign_in.guessing).
PUBLIC_RATE_PER_SECOND = 50
PUBLIC_BURST = 100
CORS_HEADERS = ("Authorization", "Content-Type", "Idempotency-Key")
# No path, no address and no user: paths hold ids of documents, the rest is personal.
LOG_FORMAT = {
    "requestId": "$context.requestId",
    "route": "$context.routeKey",
    "status": "$context.status",
    "latency": "$context.responseLatency",
    "authorizerError": "$context.authorizer.error",
    "integrationError": "$context.integrationErrorMessage",
}


def _preflight(origin: str) -> apigatewayv2.CorsPreflightOptions | None:
    """Only a page of an origin that was named may read answers; the console is of the same origin and needs none."""
    if origin == ANY_ORIGIN:
        return None
    return apigatewayv2.CorsPreflightOptions(
        allow_origins=[origin],
        allow_methods=[apigatewayv2.CorsHttpMethod.ANY],
        allow_headers=list(CORS_HEADERS),
        max_age=Duration.hours(1),
    )


class Api(Construct):
    def __init__(
        self, scope: Construct, name: str, parameters: dict[str, str], compute: Compute, identity: Identity
    ) -> None:
        super().__init__(scope, name)
        pool, client = identity.pool, identity.client
        self.api = apigatewayv2.HttpApi(
            self,
            "http",
            create_default_stage=False,
            cors_preflight=_preflight(parameters["origin"]),
        )
        self._authorizer = authorizers.HttpJwtAuthorizer(
            "people", pool.user_pool_provider_url, jwt_audience=[client.user_pool_client_id]
        )
        self._public: dict[str, apigatewayv2.HttpRoute] = {}
        for function in FUNCTIONS:
            if not isinstance(function.trigger, HttpTrigger | FilesTrigger):
                continue
            integration = integrations.HttpLambdaIntegration(function.name, compute.functions[function.name])
            if isinstance(function.trigger, HttpTrigger):
                self._add_routes(function.trigger, integration)
            else:
                self._add_files(function.trigger, integration)
        logs = make_log_group(self, "access-logs", parameters)
        stage = apigatewayv2.CfnStage(
            self,
            "stage",
            api_id=self.api.api_id,
            stage_name="$default",
            auto_deploy=True,
            default_route_settings=apigatewayv2.CfnStage.RouteSettingsProperty(
                throttling_rate_limit=RATE_PER_SECOND, throttling_burst_limit=BURST, detailed_metrics_enabled=True
            ),
            route_settings={
                route: {"ThrottlingRateLimit": PUBLIC_RATE_PER_SECOND, "ThrottlingBurstLimit": PUBLIC_BURST}
                for route in self._public
            },
            access_log_settings=apigatewayv2.CfnStage.AccessLogSettingsProperty(
                destination_arn=logs.log_group_arn, format=json.dumps(LOG_FORMAT)
            ),
        )
        for route in self._public.values():  # settings of a route that does not exist yet are refused
            stage.node.add_dependency(route)

    def _add_routes(self, trigger: HttpTrigger, integration: integrations.HttpLambdaIntegration) -> None:
        """Everything asks for a token, but for the public paths and the questions browsers ask beforehand."""
        key, any_method = apigatewayv2.HttpRouteKey, apigatewayv2.HttpMethod.ANY
        self._route("every", key.DEFAULT, integration, self._authorizer)
        for path in trigger.public:
            route = self._route(f"public{path}", key.with_(path, any_method), integration)
            acknowledge(route, "APIG4", f"{path} is where people who have no token yet begin; it gives no data away.")
        preflight = key.with_("/{proxy+}", apigatewayv2.HttpMethod.OPTIONS)
        acknowledge(
            self._route("preflight", preflight, integration),
            "APIG4",
            "Browsers ask with OPTIONS before they may send a token; without this route the default one refuses them.",
        )

    def _add_files(self, trigger: FilesTrigger, integration: integrations.HttpLambdaIntegration) -> None:
        for method in (apigatewayv2.HttpMethod.GET, apigatewayv2.HttpMethod.HEAD):
            for path in (trigger.prefix, f"{trigger.prefix}/{{proxy+}}"):
                key = apigatewayv2.HttpRouteKey.with_(path, method)
                acknowledge(
                    self._route(f"files-{method.name}{path}", key, integration),
                    "APIG4",
                    "The same files for everybody, and what people sign in with: they hold no data.",
                )

    def _route(
        self,
        name: str,
        key: apigatewayv2.HttpRouteKey,
        integration: integrations.HttpLambdaIntegration,
        authorizer: apigatewayv2.IHttpRouteAuthorizer | None = None,
    ) -> apigatewayv2.HttpRoute:
        route = apigatewayv2.HttpRoute(
            self,
            name.replace("/", "-"),
            http_api=self.api,
            route_key=key,
            integration=integration,
            authorizer=authorizer,
        )
        if authorizer is None:
            self._public[key.key] = route
        return route
