"""What signing in needs: paths that take no token, and what the review API may do in the user pool."""

PUBLIC_PATHS = (
    "/session",
    "/session/answer",
    "/session/refresh",
    "/session/password-reset",
    "/session/password-reset/confirm",
    "/openapi.json",
)

# Signing in goes through the API alone: what Cognito offers to everybody is closed by the client's secret.
POOL_ACTIONS = (
    "cognito-idp:ListUsers",
    "cognito-idp:DescribeUserPoolClient",
    "cognito-idp:AdminGetUser",
    "cognito-idp:AdminInitiateAuth",
    "cognito-idp:AdminRespondToAuthChallenge",
    "cognito-idp:AdminSetUserMFAPreference",
    "cognito-idp:AdminSetUserPassword",
    "cognito-idp:AdminUserGlobalSignOut",
    # Accounts. Deleting one and changing its attributes is not among them.
    "cognito-idp:ListUsersInGroup",
    "cognito-idp:AdminListGroupsForUser",
    "cognito-idp:AdminCreateUser",
    "cognito-idp:AdminAddUserToGroup",
    "cognito-idp:AdminRemoveUserFromGroup",
    "cognito-idp:AdminDisableUser",
    "cognito-idp:AdminEnableUser",
)
