// Made from the API's own description by "make schema". Do not edit.

export interface paths {
    "/accounts/{account_id}/invite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail a new temporary password */
        post: operations["invite_again_accounts__account_id__invite_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{account_id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give these roles and take all others */
        put: operations["change_roles_accounts__account_id__roles_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{account_id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Disable an account, or enable it again */
        put: operations["change_access_accounts__account_id__state_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{account_id}/second-factor/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a second factor away */
        post: operations["reset_accounts__account_id__second_factor_reset_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/{document_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One document and what the machine made of it */
        get: operations["document_documents__document_id__get"];
        put?: never;
        post?: never;
        /** Erase it everywhere */
        delete: operations["forget_documents__document_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/{document_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed what, and when; newest first */
        get: operations["trail_documents__document_id__history_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/{document_id}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The final result */
        get: operations["result_documents__document_id__result_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/{document_id}/pages/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page: its picture and its words */
        get: operations["page_documents__document_id__pages__number__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/{document_id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a label would come to; nothing is kept */
        post: operations["look_over_documents__document_id__check_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/{document_id}/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the model in use makes of it now */
        get: operations["suggestions_documents__document_id__suggestions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/{document_id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Review it again, or retry one that failed */
        post: operations["look_again_documents__document_id__reopen_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{review_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One review with all that helps to decide */
        get: operations["review_reviews__review_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{review_id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a draft would come to; nothing is kept */
        post: operations["look_over_reviews__review_id__check_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{review_id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Claim this review */
        post: operations["take_reviews__review_id__claim_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{review_id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep unfinished answers */
        put: operations["keep_reviews__review_id__draft_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{review_id}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hold it longer */
        post: operations["prolong_reviews__review_id__extend_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{review_id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give it back */
        post: operations["give_back_reviews__review_id__release_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{review_id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Final answers */
        post: operations["answer_reviews__review_id__submit_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{review_id}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which pages or areas are one paper */
        post: operations["divide_reviews__review_id__split_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{review_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The document is of no use */
        post: operations["refuse_reviews__review_id__reject_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{review_id}/escalate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand it to the seniors */
        post: operations["hand_up_reviews__review_id__escalate_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/document-types/{document_type}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who described it how, newest first */
        get: operations["type_versions_document_types__document_type__versions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/document-types/{document_type}/source": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A document type as YAML */
        get: operations["source_document_types__document_type__source_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/document-types/{document_type}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Retire a document type, or bring it back */
        put: operations["change_state_document_types__document_type__state_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/document-types/{document_type}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a document type that was never used */
        delete: operations["delete_document_types__document_type__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/document-types/{document_type}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far learning has come */
        get: operations["far_document_types__document_type__progress_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policies/{document_type}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The policy in force */
        get: operations["policy_policies__document_type__get"];
        /** Change the policy; what is left out stays as it is */
        put: operations["change_policies__document_type__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policies/{document_type}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a changed policy would have done with the latest documents; nothing is stored */
        post: operations["preview_policies__document_type__preview_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policies/{document_type}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who set which policy, newest first */
        get: operations["policy_versions_policies__document_type__versions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/models/{card_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One training and its model */
        get: operations["one_models__card_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/models/{card_id}/promote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put this model in use, whatever it compares like */
        post: operations["put_in_use_models__card_id__promote_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flags/{flag_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a flag: your own, or as a senior any */
        delete: operations["lower_flag_flags__flag_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in */
        post: operations["sign_in_session_post"];
        /** Sign out */
        delete: operations["sign_out_session_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on signing in, with a code or a new password */
        post: operations["answer_session_answer_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new access token for the cookie */
        post: operations["refresh_session_refresh_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The names of those who sign in */
        get: operations["people_people_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a code mailed */
        post: operations["ask_for_code_session_password_reset_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/password-reset/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a new password */
        post: operations["reset_session_password_reset_confirm_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your account */
        get: operations["own_account_session_account_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change your password */
        post: operations["change_password_session_password_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to set up a second factor */
        post: operations["start_session_second_factor_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/second-factor/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turn the second factor on */
        post: operations["finish_session_second_factor_verify_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/second-factor/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turn the second factor off */
        post: operations["remove_session_second_factor_remove_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may sign in, with which roles */
        get: operations["listed_accounts_get"];
        put?: never;
        /** Invite somebody; a temporary password is mailed */
        post: operations["invite_accounts_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Documents, newest first */
        get: operations["documents_documents_get"];
        put?: never;
        /** Where and how to upload a document */
        post: operations["new_upload_documents_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reviews: of one state in one order, held by me, or done by me */
        get: operations["reviews_reviews_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Claim the most urgent review */
        post: operations["deal_reviews_next_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/document-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All document types */
        get: operations["types_document_types_get"];
        put?: never;
        /** Describe a document type, or replace its description */
        post: operations["store_document_types_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/document-types/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** All mistakes in the description of a document type */
        post: operations["check_document_types_check_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Labels of a document type, newest first */
        get: operations["labels_labels_get"];
        put?: never;
        /** Say what is true of a document, without a review */
        post: operations["label_labels_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/labels/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The document that is most useful to label next */
        get: operations["useful_labels_next_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Kinds of value that a field may be of */
        get: operations["kinds_kinds_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/labels/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Labels for other programs, newest first */
        get: operations["export_labels_export_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/labels/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Labels from tasks that were annotated in Label Studio */
        post: operations["take_labels_import_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Trainings and their models, newest first; last those that docloop ships */
        get: operations["listed_models_get"];
        put?: never;
        /** Train from the labels at hand; better ones promote themselves */
        post: operations["train_models_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people have flagged, newest first */
        get: operations["flags_flags_get"];
        put?: never;
        /** Have people look at a supplier, a type or a field from now on */
        post: operations["raise_flag_flags_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Documents and reviews by state, counted up to 1000 */
        get: operations["metrics_metrics_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Figures by day, of the up to 2000 documents that came last in these days */
        get: operations["figures_metrics_history_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did and saw what, newest first */
        get: operations["audit_audit_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your own companies, which are never the supplier */
        get: operations["companies_companies_get"];
        /** Name your own companies */
        put: operations["change_companies_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the stack runs with */
        get: operations["shown_settings_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["openapi_document_openapi_json_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AccessChange
         * @description Whether the person may sign in.
         * @example {
         *       "state": "disabled"
         *     }
         */
        AccessChange: {
            /**
             * State
             * @description whether the person may sign in from now on
             * @enum {string}
             */
            state: "enabled" | "disabled";
        };
        /** AccountList */
        AccountList: {
            /**
             * Items
             * @description the items of this page
             */
            items: components["schemas"]["AccountOut"][];
            /**
             * Cursor
             * @description pass it as `cursor` to get the next page; null on the last page
             */
            cursor?: string | null;
        };
        /**
         * AccountOut
         * @description `invited`: the person has not signed in yet.
         */
        AccountOut: {
            /**
             * Id
             * @description user id, as in the audit record
             */
            id: string;
            /**
             * Name
             * @description what colleagues know the person by
             */
            name: string;
            /**
             * Email
             * @description email address, which people sign in with
             */
            email: string | null;
            /**
             * Roles
             * @description roles that the person has
             */
            roles: components["schemas"]["Role"][];
            /**
             * State
             * @description whether the person may sign in
             * @enum {string}
             */
            state: "enabled" | "disabled";
            /**
             * Invited
             * @description whether the person has not signed in yet
             */
            invited: boolean;
            /**
             * Second Factor
             * @description whether signing in asks for a code
             */
            second_factor: boolean;
            /**
             * Created At
             * Format: date-time
             * @description when the account was made, in UTC
             */
            created_at: string;
        };
        /**
         * Age
         * @description So many open or escalated `reviews` have waited less than `under_hours` and not less than the age before; None:
         *     longer than any.
         */
        Age: {
            /**
             * Under Hours
             * @description waited less than so many hours; null for longer than any
             */
            under_hours: number | null;
            /**
             * Reviews
             * @description number of reviews
             */
            reviews: number;
        };
        AnalyzeExpense: {
            [key: string]: unknown;
        };
        /**
         * AnnotatedTask
         * @description A task as it comes back. What the machine had said is not looked at, nor is what others added.
         */
        AnnotatedTask: {
            /** @description what the task was made from */
            data: components["schemas"]["TaskData"];
            /**
             * Annotations
             * @description the annotations of people; the last one that was not cancelled counts
             * @default []
             */
            annotations?: components["schemas"]["Annotation"][];
        };
        /**
         * Annotation
         * @description What a person said. `was_cancelled`: the person passed the task over.
         */
        Annotation: {
            /**
             * Result
             * @description what was marked and typed
             * @default []
             */
            result?: components["schemas"]["Region"][];
            /**
             * Was Cancelled
             * @description whether the person passed the task over; null when not said
             */
            was_cancelled?: boolean | null;
        };
        /**
         * Answer
         * @description What a person says of one field. `value` is needed for `corrected`, refused for `absent` and `unreadable`.
         *
         *     Of a field that takes several, `values` holds them all, the unchanged ones too; where they are kept, `value` has one
         *     a line, and may be sent so. `page` and `box` say where the person saw it. `seconds` is the time spent on it, None
         *     when not measured.
         */
        Answer: {
            /**
             * Field
             * @description name of the field
             */
            field: string;
            /** @description the person's verdict on the extracted value */
            verdict: components["schemas"]["Verdict"];
            /**
             * Value
             * @description the value, in any common notation; needed for `corrected`
             */
            value?: string | null;
            /**
             * Values
             * @description all values of a field that takes several
             * @default []
             */
            values?: components["schemas"]["Said"][];
            /**
             * Page
             * @description number of the page, from 1; null when that is not known
             */
            page?: number | null;
            /** @description where on the page; null when that is not known */
            box?: components["schemas"]["Box"] | null;
            /**
             * Seconds
             * @description seconds that people spent; null when not measured
             */
            seconds?: number | null;
        };
        /**
         * AnswerIn
         * @description What a person says of one field.
         */
        AnswerIn: {
            /**
             * Field
             * @description name of the field
             */
            field: string;
            /** @description the person's verdict on the extracted value */
            verdict: components["schemas"]["Verdict"];
            /**
             * Value
             * @description the value, in any common notation; needed for `corrected`
             */
            value?: string | null;
            /**
             * Values
             * @description all values of a field that takes several
             * @default []
             */
            values?: components["schemas"]["SaidIn"][];
            /**
             * Page
             * @description number of the page, from 1; null when that is not known
             */
            page?: number | null;
            /** @description where on the page; null when that is not known */
            box?: components["schemas"]["Box"] | null;
            /**
             * Seconds
             * @description seconds that people spent; null when not measured
             */
            seconds?: number | null;
        };
        /**
         * Answers
         * @example {
         *       "fence": 3,
         *       "draft": {
         *         "answers": [
         *           {
         *             "field": "TOTAL",
         *             "verdict": "corrected",
         *             "value": "1190.00",
         *             "page": 1,
         *             "box": {
         *               "left": 0.71,
         *               "top": 0.82,
         *               "right": 0.84,
         *               "bottom": 0.84
         *             }
         *           },
         *           {
         *             "field": "INVOICE_RECEIPT_DATE",
         *             "verdict": "confirmed"
         *           },
         *           {
         *             "field": "PO_NUMBER",
         *             "verdict": "absent"
         *           }
         *         ]
         *       }
         *     }
         */
        Answers: {
            /**
             * Fence
             * @description number of your claim; it proves that you still hold the review
             */
            fence: number;
            /** @description answers so far */
            draft: components["schemas"]["DraftIn"];
        };
        /**
         * AuditPage
         * @description Newest first. `cursor` None: there is no more. A filtered part may hold fewer than asked for, even none, and go
         *     on.
         */
        AuditPage: {
            /**
             * Items
             * @description the items of this page
             */
            items: components["schemas"]["EntryOut"][];
            /**
             * Cursor
             * @description pass it as `cursor` to get the next page; null on the last page
             */
            cursor?: string | null;
        };
        /**
         * Audits
         * @description Accepted values that people looked at only because their document was drawn. With `confidence` 0.95 between
         *     `low` and `high` of such values are wrong (Clopper and Pearson); both None while nothing was audited.
         */
        Audits: {
            /**
             * Audited
             * @description values that were checked only because their document was selected for an audit
             * @default 0
             */
            audited?: number;
            /**
             * Wrong
             * @description audited values that were wrong
             * @default 0
             */
            wrong?: number;
            /**
             * Low
             * @description lower bound of the share of wrong values, 0 to 1; null when nothing was audited
             */
            low?: number | null;
            /**
             * High
             * @description upper bound of the share of wrong values, 0 to 1; null when nothing was audited
             */
            high?: number | null;
        };
        /**
         * Boundary
         * @description What speaks for a paper that begins on `page`, the second or a later one of its file.
         *
         *     `chance` is how likely one does, 0..1. `reasons` are sentences for a reviewer.
         */
        Boundary: {
            /**
             * Page
             * @description number of the page, from 1; null when that is not known
             */
            page: number;
            /**
             * Chance
             * @description how likely a new paper begins on the page, or several share it, 0 to 1
             */
            chance: number;
            /**
             * Reasons
             * @description why, in sentences for people
             * @default []
             */
            reasons?: string[];
        };
        /**
         * Box
         * @description An upright rectangle, each edge in 0..1 of the page.
         */
        Box: {
            /**
             * Left
             * @description left edge, 0 to 1 of the page's width
             */
            left: number;
            /**
             * Top
             * @description upper edge, 0 to 1 of the page's height
             */
            top: number;
            /**
             * Right
             * @description right edge, 0 to 1 of the page's width
             */
            right: number;
            /**
             * Bottom
             * @description lower edge, 0 to 1 of the page's height
             */
            bottom: number;
        };
        /**
         * BudgetOutlook
         * @description What the error budget in force accepts with the model in use, in words, and what others would cost.
         *
         *     `share` of the fields is accepted, None when no training has looked at this model and budget yet; `at` is when one
         *     did. The `minutes` of offers count the policy's own `review_seconds` for each look at a field.
         */
        BudgetOutlook: {
            /**
             * Share
             * @description share of the fields that are accepted, 0 to 1; null when no training has looked at it yet
             */
            share: number | null;
            /**
             * Reasons
             * @description why, in sentences for people
             */
            reasons: string[];
            /**
             * Offers
             * @description what other budgets would cost
             * @default []
             */
            offers?: components["schemas"]["Offer"][];
            /**
             * At
             * @description when, in UTC
             */
            at?: string | null;
        };
        /**
         * Candidate
         * @description One possible value of a field. `score` orders candidates of the same field and is not a probability.
         *
         *     `evidence` names what spoke for it and how much, so that a score can be explained and a model trained.
         */
        Candidate: {
            /**
             * Field
             * @description name of the field
             */
            field: string;
            /**
             * Value
             * @description the normalised value; null when there is none
             */
            value: string;
            /**
             * Text
             * @description the text as printed; null when nothing was found
             */
            text: string;
            /**
             * Page
             * @description number of the page, from 1; null when that is not known
             */
            page: number;
            /** @description where on the page; null when that is not known */
            box: components["schemas"]["Box"];
            /**
             * Score
             * @description orders the candidates of a field; not a probability; null for values that people entered
             * @default 0
             */
            score?: number;
            /**
             * Evidence
             * @description what spoke for and against the value, by name, in log odds
             * @default {}
             */
            evidence?: {
                [key: string]: number;
            };
        };
        /**
         * ChallengeKind
         * @description What somebody who signs in has to send next.
         * @enum {string}
         */
        ChallengeKind: "new_password" | "code" | "set_up";
        /**
         * ChallengeOut
         * @description What to send next to `POST /session/answer`, with `handle`, which is good for some minutes.
         *
         *     `new_password`: a password of your own. `code`: what your authenticator app shows. `set_up`: add `enrolment` to an
         *     authenticator app and send the code that it shows.
         */
        ChallengeOut: {
            /** @description what to send */
            kind: components["schemas"]["ChallengeKind"];
            /**
             * Handle
             * @description identifies this attempt to sign in; valid for a few minutes
             */
            handle: string;
            /** @description what to add to an authenticator app; null for other kinds of challenge */
            enrolment?: components["schemas"]["EnrolmentOut"] | null;
        };
        CheckUse: string | {
            [key: string]: {
                [key: string]: unknown;
            };
        };
        /**
         * CheckedDraft
         * @description `fields` are the answered ones, `line_items` None when the draft says nothing of them. `unanswered` fields are
         *     asked about and missing. `findings` are those of all checks, on what stands where nothing was answered.
         */
        CheckedDraft: {
            /**
             * Document Type
             * @description name of the document type; null while it is not known
             */
            document_type: string;
            /**
             * Fields
             * @description the answered fields
             */
            fields: components["schemas"]["CheckedField"][];
            /**
             * Line Items
             * @description rows of the document; null when nothing is known or said of them
             */
            line_items: components["schemas"]["CheckedField"][][] | null;
            /**
             * Unanswered
             * @description names of the fields that are asked about and have no answer yet
             */
            unanswered: string[];
            /**
             * Findings
             * @description what the checks found
             */
            findings: components["schemas"]["Finding"][];
        };
        /**
         * CheckedField
         * @description `value` is normalised; None when the answer has none, or when `problem` says in a sentence what is wrong.
         *
         *     Of a field that takes several, `values` are all of them and `value` has one a line.
         */
        CheckedField: {
            /**
             * Field
             * @description name of the field
             */
            field: string;
            /**
             * Value
             * @description the normalised value; null when there is none
             */
            value?: string | null;
            /**
             * Values
             * @description all values of a field that takes several
             * @default []
             */
            values?: string[];
            /**
             * Problem
             * @description what is wrong with the answer, in a sentence; null when it is valid
             */
            problem?: string | null;
        };
        /**
         * CheckedType
         * @description Every mistake in the order of lines; none: the text describes a document type.
         */
        CheckedType: {
            /**
             * Mistakes
             * @description every mistake, in the order of lines; empty when there is none
             */
            mistakes: components["schemas"]["MistakeOut"][];
        };
        /**
         * Claim
         * @description A lease: `by` is the user id, `fence` grows with every claim of the review, so that an old one is recognised.
         */
        Claim: {
            /**
             * By
             * @description user id of who did it
             */
            by: string;
            /**
             * Fence
             * @description number of this claim, which grows with each claim of the review; send it with every change
             */
            fence: number;
            /**
             * Claimed At
             * Format: date-time
             * @description when it was claimed, in UTC
             */
            claimed_at: string;
            /**
             * Expires At
             * Format: date-time
             * @description when it expires, in UTC
             */
            expires_at: string;
        };
        /**
         * CompactField
         * @description The value of a field in short.
         *
         *     `value` is None when the document has none; of several values it has one a line, and `values` has them apart.
         *     `kind` is the kind of value, None for a field that the document type no longer has. `currency` is that of an amount.
         */
        CompactField: {
            /**
             * Value
             * @description the normalised value; null when there is none
             */
            value: string | null;
            /**
             * Kind
             * @description kind of value, as GET /kinds has it; null for a field that the document type no longer has
             */
            kind: string | null;
            /**
             * Currency
             * @description currency of the amount, ISO 4217; null for other kinds of value, and where it is not known
             */
            currency?: string | null;
            /**
             * Values
             * @description all values of a field that takes several; null for a field with one value
             */
            values?: string[] | null;
        };
        /**
         * CompactResult
         * @description A result in short.
         *
         *     `state` and `revision` say whether it is the last word: a document that is `in_review` again keeps its newest result
         *     until the next one. `fields` are in the order of the document type. Each of `line_items` is a row, by column.
         *     `currency` is that of all amounts, None where the type asks for none or none was found. `external_id` and `metadata`
         *     are what the uploader said of the document.
         * @example {
         *       "document_id": "doc_abcdefghijklmnopqrstuvwxyz",
         *       "external_id": "AP-2026-4711",
         *       "metadata": {
         *         "cost_centre": "300"
         *       },
         *       "document_type": "invoice",
         *       "state": "completed",
         *       "revision": 1,
         *       "at": "2026-11-29T12:00:00Z",
         *       "reviewed_by": null,
         *       "kind": "invoice",
         *       "payable": true,
         *       "owed_by": "customer",
         *       "currency": "EUR",
         *       "fields": {
         *         "VENDOR_NAME": {
         *           "value": "North Supplies",
         *           "kind": "name",
         *           "currency": null,
         *           "values": null
         *         },
         *         "INVOICE_RECEIPT_DATE": {
         *           "value": "2026-11-22",
         *           "kind": "date",
         *           "currency": null,
         *           "values": null
         *         },
         *         "TOTAL": {
         *           "value": "1190.00",
         *           "kind": "money",
         *           "currency": "EUR",
         *           "values": null
         *         },
         *         "CURRENCY": {
         *           "value": "EUR",
         *           "kind": "currency",
         *           "currency": null,
         *           "values": null
         *         }
         *       },
         *       "line_items": [
         *         {
         *           "ITEM": "Paper",
         *           "QUANTITY": "10",
         *           "UNIT_PRICE": "119.00",
         *           "PRICE": "1190.00"
         *         }
         *       ]
         *     }
         */
        CompactResult: {
            /**
             * Document Id
             * @description id of the document, `doc_…`
             */
            document_id: string;
            /**
             * External Id
             * @description the uploader's own number of the document; null when none was given
             */
            external_id: string | null;
            /**
             * Metadata
             * @description words of the uploader's own about the document, by name
             */
            metadata: {
                [key: string]: string;
            };
            /**
             * Document Type
             * @description name of the document type; null while it is not known
             */
            document_type: string;
            /** @description state of the document; `in_review`: it is looked at again, and another revision may follow */
            state: components["schemas"]["DocumentState"];
            /**
             * Revision
             * @description number of the result, from 1; 0 when there is none yet
             */
            revision: number;
            /**
             * At
             * Format: date-time
             * @description when, in UTC
             */
            at: string;
            /**
             * Reviewed By
             * @description user id of who reviewed it; null when no person looked
             */
            reviewed_by: string | null;
            /**
             * Kind
             * @description kind of paper, as DOCUMENT_KIND says; null where it is not known
             */
            kind: string | null;
            /**
             * Payable
             * @description whether its total may be paid on the basis of this document; null when the kind of document is not known
             */
            payable: boolean | null;
            /**
             * Owed By
             * @description who owes the total; null when nobody does or it is not known
             */
            owed_by: string | null;
            /**
             * Currency
             * @description currency of all amounts, ISO 4217; null where it is not known
             */
            currency: string | null;
            /**
             * Fields
             * @description all fields by name, in the order of the document type
             */
            fields: {
                [key: string]: components["schemas"]["CompactField"];
            };
            /**
             * Line Items
             * @description rows of the document, each with its values by column
             */
            line_items: {
                [key: string]: string | null;
            }[];
        };
        /**
         * CompaniesIn
         * @description All companies from now on. `version` is the one that you read; 0: none were stored.
         * @example {
         *       "companies": [
         *         {
         *           "names": [
         *             "Acme Ltd",
         *             "ACME Limited"
         *           ],
         *           "tax_ids": [
         *             "GB123456789"
         *           ],
         *           "ibans": [
         *             "GB82 WEST 1234 5698 7654 32"
         *           ]
         *         }
         *       ],
         *       "version": 0
         *     }
         */
        CompaniesIn: {
            /**
             * Companies
             * @description your own companies, which are never the supplier of a document
             */
            companies: components["schemas"]["OwnCompanyIn"][];
            /**
             * Version
             * @description version for safe edits; send back the one that you read
             */
            version: number;
        };
        /**
         * CompaniesOut
         * @description `version` 0: nobody has named any.
         */
        CompaniesOut: {
            /**
             * Companies
             * @description your own companies, which are never the supplier of a document
             * @default []
             */
            companies?: components["schemas"]["OwnCompany"][];
            /**
             * Version
             * @description version for safe edits; send back the one that you read
             * @default 0
             */
            version?: number;
            /**
             * By
             * @description user id of who did it
             */
            by?: string | null;
            /**
             * At
             * @description when, in UTC
             */
            at?: string | null;
        };
        /**
         * Comparison
         * @description Challenger against the model in use (`champion`; the rules alone where there was none), field by field.
         *
         *     `won`: only the challenger was right, `lost`: only the champion was.
         */
        Comparison: {
            /**
             * Documents
             * @description number of documents
             */
            documents: number;
            /**
             * Fields
             * @description number of fields that were compared
             */
            fields: number;
            /**
             * Won
             * @description fields where only the new model was right
             */
            won: number;
            /**
             * Lost
             * @description fields where only the model in use was right
             */
            lost: number;
            /** @description figures of the new model */
            challenger: components["schemas"]["docloop__model__training__Figures"];
            /** @description figures of the model in use */
            champion: components["schemas"]["docloop__model__training__Figures"];
        };
        /**
         * Correction
         * @description Before and after of one field, by whom and when. `before` None: not found; `after` None: absent or unreadable.
         *
         *     Of several values there is one a line.
         */
        Correction: {
            /**
             * Field
             * @description name of the field
             */
            field: string;
            /**
             * Before
             * @description the value before; null when none was found
             */
            before: string | null;
            /**
             * After
             * @description the value afterwards; null when the field is absent or unreadable
             */
            after: string | null;
            /** @description the person's verdict on the extracted value */
            verdict: components["schemas"]["Verdict"];
            /**
             * By
             * @description user id of who did it
             */
            by: string;
            /**
             * At
             * Format: date-time
             * @description when, in UTC
             */
            at: string;
            /**
             * Seconds
             * @description seconds that people spent; null when not measured
             */
            seconds?: number | null;
            /**
             * Confidence
             * @description probability that the value is right, 0 to 1; null when not scored
             */
            confidence?: number | null;
        };
        /**
         * Count
         * @description `more`: counting stopped here.
         */
        Count: {
            /**
             * Count
             * @description how many there are
             */
            count: number;
            /**
             * More
             * @description whether there are more than counted
             * @default false
             */
            more?: boolean;
        };
        /**
         * Credentials
         * @example {
         *       "username": "anna",
         *       "password": "a long pass phrase"
         *     }
         */
        Credentials: {
            /**
             * Username
             * @description name to sign in with
             */
            username: string;
            /**
             * Password
             * @description your password
             */
            password: string;
        };
        /**
         * DayFigures
         * @description Of a day in UTC: documents on the day they came, reviews on the day they ended. `audits_so_far` are those from
         *     the first of the days to this one, for of one day there are few.
         */
        DayFigures: {
            /**
             * Received
             * @description number of documents that came
             * @default 0
             */
            received?: number;
            /**
             * States
             * @description number of documents by the state that they are in now
             * @default {}
             */
            states?: {
                [key: string]: number;
            };
            /**
             * Untouched
             * @description share of documents accepted without review (straight-through), 0 to 1; null when there were none
             */
            untouched?: number | null;
            /**
             * Machine Seconds
             * @description seconds of machine time per document; null when none was read
             */
            machine_seconds?: number | null;
            /**
             * Reviews
             * @description number of reviews
             * @default 0
             */
            reviews?: number;
            /**
             * Answers
             * @description answers to fields
             * @default 0
             */
            answers?: number;
            /**
             * Corrected
             * @description fields whose extracted value was wrong
             * @default 0
             */
            corrected?: number;
            /**
             * Accuracy
             * @description share of the machine's judged values that were right, 0 to 1; null when none was judged
             */
            accuracy?: number | null;
            /**
             * Seconds Per Document
             * @description seconds of people per document; null when not measured
             */
            seconds_per_document?: number | null;
            /**
             * Seconds Per Field
             * @description seconds of people per field; null when not measured
             */
            seconds_per_field?: number | null;
            /**
             * Hours Waited
             * @description median hours from opened to ended; null when no review ended
             */
            hours_waited?: number | null;
            /**
             * @description what audits found
             * @default {
             *       "audited": 0,
             *       "wrong": 0,
             *       "low": null,
             *       "high": null
             *     }
             */
            audits?: components["schemas"]["Audits"];
            /**
             * Reviewers
             * @description figures of single reviewers, as far as you may see them
             * @default []
             */
            reviewers?: components["schemas"]["Throughput"][];
            /**
             * Day
             * Format: date
             * @description the day, in UTC
             */
            day: string;
            /**
             * @description what audits found from the first of the days to this one
             * @default {
             *       "audited": 0,
             *       "wrong": 0,
             *       "low": null,
             *       "high": null
             *     }
             */
            audits_so_far?: components["schemas"]["Audits"];
        };
        Detection: {
            [key: string]: unknown;
        };
        /**
         * DocsetLine
         * @description A line of labels.jsonl, and at `url` the file that it names. A field of None is not on the document, of a field
         *     that takes several values there is a list; `line_items` None: not known.
         */
        DocsetLine: {
            /**
             * File
             * @description name of the file that the labels are of
             */
            file: string;
            /**
             * Document Type
             * @description name of the document type; null while it is not known
             */
            document_type: string;
            /**
             * Fields
             * @description fields, by name
             */
            fields: {
                [key: string]: string | string[] | null;
            };
            /**
             * Line Items
             * @description rows of the document; null when nothing is known or said of them
             */
            line_items: {
                [key: string]: string;
            }[] | null;
            /**
             * Document Id
             * @description id of the document, `doc_…`
             */
            document_id: string;
            /**
             * Url
             * @description address of the file, valid for a few minutes
             */
            url: string;
        };
        /**
         * DocumentDetail
         * @description `prediction` is what the machine made of it, None until it was read.
         */
        DocumentDetail: {
            /** @description the document */
            document: components["schemas"]["DocumentOut"];
            /** @description what the machine said, whatever people say later; null until it was read */
            prediction: components["schemas"]["Extraction"] | null;
        };
        /**
         * DocumentList
         * @description `cursor` None: there is no more. A filtered part may hold fewer than asked for, even none, and go on.
         *
         *     `changed_until` ends the last part of an answer to `changed_after`: all changes up to then have been told.
         */
        DocumentList: {
            /**
             * Items
             * @description the items of this page
             */
            items: components["schemas"]["DocumentOut"][];
            /**
             * Cursor
             * @description pass it as `cursor` to get the next page; null on the last page
             */
            cursor?: string | null;
            /**
             * Changed Until
             * @description with `changed_after`, all changes up to this moment have been told, so ask for those after it next time; null before the last part and in other lists
             */
            changed_until?: string | null;
        };
        /**
         * DocumentOut
         * @description `key` is where the original lies in the inbox bucket. `seconds` is machine time spent so far.
         *
         *     `part`: of which document it is which pages, None of a whole file. `parts`: what it was split into.
         */
        DocumentOut: {
            /**
             * Id
             * @description id of the document, `doc_…`
             */
            id: string;
            /** @description state */
            state: components["schemas"]["DocumentState"];
            /**
             * Document Type
             * @description name of the document type; null while it is not known
             */
            document_type: string | null;
            /**
             * Named Type
             * @description document type that the uploader named; null when none was named
             */
            named_type: string | null;
            /**
             * External Id
             * @description the uploader's own number of the document; null when none was given
             */
            external_id: string | null;
            /**
             * Metadata
             * @description words of the uploader's own about the document, by name
             */
            metadata: {
                [key: string]: string;
            };
            /**
             * Key
             * @description where the original lies in the inbox bucket
             */
            key: string;
            /**
             * Size
             * @description size of the file in bytes
             */
            size: number;
            /**
             * Media Type
             * @description media type by content; null until it was opened
             */
            media_type: string | null;
            /**
             * Pages
             * @description number of pages; null until it was opened
             */
            pages: number | null;
            /**
             * Pages Read
             * @description number of pages that were read
             */
            pages_read: number;
            /** @description why it failed; null when it did not */
            failure: components["schemas"]["Failure"] | null;
            /**
             * Reasons
             * @description why, in sentences for people
             */
            reasons: string[];
            /**
             * Duplicate Of
             * @description id of the document that this one repeats; null when it repeats none
             */
            duplicate_of: string | null;
            /** @description which pages of which document it is; null for a whole file */
            part: components["schemas"]["Part"] | null;
            /**
             * Parts
             * @description the documents that it was split into, with their pages; empty when it was not
             */
            parts: components["schemas"]["PartOut"][];
            /**
             * Superseded By
             * @description id of the document that took this one's place; null when none did
             */
            superseded_by: string | null;
            /**
             * Review Id
             * @description id of its latest review, `rev_…`; null when it never had one
             */
            review_id: string | null;
            /**
             * Revision
             * @description number of the result, from 1; 0 when there is none yet
             */
            revision: number;
            /**
             * Received At
             * Format: date-time
             * @description when it came, in UTC
             */
            received_at: string;
            /**
             * Changed At
             * Format: date-time
             * @description when it last changed, in UTC
             */
            changed_at: string;
            /**
             * Seconds
             * @description seconds of machine time so far
             */
            seconds: number;
        };
        /**
         * DocumentState
         * @enum {string}
         */
        DocumentState: "received" | "extracting" | "accepted" | "in_review" | "completed" | "rejected" | "failed" | "superseded" | "duplicate" | "split" | "erased";
        /**
         * Draft
         * @description Unfinished answers, kept when a claim lapses and offered to the next holder. `line_items` None: as read.
         */
        Draft: {
            /**
             * Answers
             * @description answers to fields
             * @default []
             */
            answers?: components["schemas"]["Answer"][];
            /**
             * Line Items
             * @description rows of the document; null when nothing is known or said of them
             */
            line_items?: components["schemas"]["LineItemAnswer"][] | null;
            /**
             * Document Type
             * @description name of the document type; null while it is not known
             */
            document_type?: string | null;
        };
        /**
         * DraftIn
         * @description Answers, finished or not. `line_items` None: as read.
         */
        DraftIn: {
            /**
             * Answers
             * @description answers to fields
             * @default []
             */
            answers?: components["schemas"]["AnswerIn"][];
            /**
             * Line Items
             * @description rows of the document; null when nothing is known or said of them
             */
            line_items?: components["schemas"]["LineItemIn"][] | null;
            /**
             * Document Type
             * @description name of the document type; null while it is not known
             */
            document_type?: string | null;
        };
        /**
         * Effect
         * @description `accepted` documents that nobody would have to look at, and the `questions` about fields of the others.
         *
         *     `checked` are accepted fields whose true value people have confirmed, `wrong` those of them that were read wrongly:
         *     wrong values that nobody would have been asked about.
         */
        Effect: {
            /**
             * Accepted
             * @description documents that nobody would have to look at
             * @default 0
             */
            accepted?: number;
            /**
             * Questions
             * @description questions about fields of the other documents
             * @default 0
             */
            questions?: number;
            /**
             * Checked
             * @description accepted fields whose true value people have confirmed
             * @default 0
             */
            checked?: number;
            /**
             * Wrong
             * @description those of `checked` that were read wrongly, so wrong values that nobody would have been asked about
             * @default 0
             */
            wrong?: number;
        };
        /**
         * EnrolmentOut
         * @description `secret` is typed into an authenticator app, or `uri` scanned as a QR code.
         */
        EnrolmentOut: {
            /**
             * Secret
             * @description what to type into an authenticator app
             */
            secret: string;
            /**
             * Uri
             * @description the same as a QR code's text
             */
            uri: string;
        };
        /**
         * EntryOut
         * @description `actor` is a user id, or "labels" or "erasure" for what started by itself. `subject` is an id, or a document
         *     type; empty where an act has none.
         */
        EntryOut: {
            /**
             * Id
             * @description id of the entry
             */
            id: string;
            /**
             * At
             * Format: date-time
             * @description when, in UTC
             */
            at: string;
            /**
             * Actor
             * @description user id of who did it; `labels` or `erasure` when it started automatically
             */
            actor: string;
            /**
             * Roles
             * @description roles that the person had
             */
            roles: components["schemas"]["Role"][];
            /**
             * Verb
             * @description what was done
             */
            verb: string;
            /**
             * Subject
             * @description id or document type that it was done to; empty where an act has none
             */
            subject: string;
        };
        /**
         * ErrorBudget
         * @description At most `error` wrong among all accepted fields of a document type, with confidence 1 - `delta`.
         */
        ErrorBudget: {
            /**
             * Error
             * @description highest share of wrong values among accepted fields, 0 to 1
             * @default 0.02
             */
            error?: number;
            /**
             * Delta
             * @description how likely it may be that the budget is not kept, 0 to 1
             * @default 0.05
             */
            delta?: number;
        };
        /**
         * ErrorCost
         * @description What it costs when a wrong value goes unseen: `fixed`, and a `share` of the amount in the field `of`.
         *
         *     `of` None: the amount in the field itself.
         */
        "ErrorCost-Input": {
            /**
             * Fixed
             * @description what any wrong value of the field costs
             * @default 2
             */
            fixed?: number | string;
            /**
             * Share
             * @description share, 0 to 1
             * @default 0
             */
            share?: number;
            /**
             * Of
             * @description id of the document of which it is a part
             */
            of?: string | null;
        };
        /**
         * ErrorCost
         * @description What it costs when a wrong value goes unseen: `fixed`, and a `share` of the amount in the field `of`.
         *
         *     `of` None: the amount in the field itself.
         */
        "ErrorCost-Output": {
            /**
             * Fixed
             * @description what any wrong value of the field costs
             * @default 2
             */
            fixed?: string;
            /**
             * Share
             * @description share, 0 to 1
             * @default 0
             */
            share?: number;
            /**
             * Of
             * @description id of the document of which it is a part
             */
            of?: string | null;
        };
        /**
         * Escalation
         * @example {
         *       "fence": 3,
         *       "note": "Which of the two companies is meant?"
         *     }
         */
        Escalation: {
            /**
             * Fence
             * @description number of your claim; it proves that you still hold the review
             */
            fence: number;
            /**
             * Note
             * @description a note for the next reviewer
             */
            note: string;
        };
        /**
         * Extraction
         * @description What the machine made of one document; never overwritten by what people say later.
         *
         *     `type_confidence` is 1.0 when the uploader named the type, None when the classifier has no basis. `model` names
         *     what scored the fields. `findings` are added by validation. `familiar`: its supplier is known from labels.
         *     `rereadings` are what a second reader made of the lines that the fields stand on, kept to learn from. `statements`
         *     are what the sources of the document say of the fields.
         */
        Extraction: {
            /**
             * Document Type
             * @description name of the document type; null while it is not known
             */
            document_type: string;
            /**
             * Type Confidence
             * @description confidence in the document type, 0 to 1; 1 when the uploader named it; null when nothing speaks for any
             */
            type_confidence: number | null;
            /**
             * Fields
             * @description all fields of the document type, found or not
             * @default []
             */
            fields?: components["schemas"]["Field"][];
            /**
             * Line Items
             * @description rows of the document; null when nothing is known or said of them
             * @default []
             */
            line_items?: components["schemas"]["LineItem"][];
            /**
             * Findings
             * @description what the checks found
             * @default []
             */
            findings?: components["schemas"]["Finding"][];
            /**
             * Model
             * @description name of the model that scored the fields
             * @default
             */
            model?: string;
            /**
             * Familiar
             * @description whether its supplier is known from labels
             * @default false
             */
            familiar?: boolean;
            /**
             * Readers
             * @description names of the readers that read its pages
             * @default []
             */
            readers?: string[];
            /**
             * Rereadings
             * @description what a second reader made of the lines that the fields stand on
             * @default []
             */
            rereadings?: components["schemas"]["Rereading"][];
            /**
             * Statements
             * @description what the sources of the document say of its fields
             * @default []
             */
            statements?: components["schemas"]["Statement"][];
        };
        /**
         * Failure
         * @description Why a document failed: the error's code, a sentence, what helps. Never anything read from the document.
         */
        Failure: {
            /**
             * Code
             * @description stable code, for programs
             */
            code: string;
            /**
             * Message
             * @description a sentence for people
             */
            message: string;
            /**
             * Remedy
             * @description what to do about it, in a sentence
             */
            remedy: string;
        };
        /**
         * Field
         * @description A named value.
         *
         *     `value` is normalised (ISO 8601 date, decimal string, upper-case identifier …) and `text` as printed; both None
         *     when the field was not found or a person says that it is absent. `page` counts from 1. `confidence` is the
         *     probability that `value` is right, 0..1, where nothing was found that there is nothing; None means not scored, and
         *     then a person looks at a value. `reasons` are sentences for a reviewer. `alternatives` are the next best values,
         *     best first. `score` and `evidence` are those of the candidate it was made from.
         *
         *     `values` are those of a field that takes several; then `value` and `text` have one a line, the place is that of the
         *     first, and the confidence that of the least certain.
         */
        Field: {
            /**
             * Name
             * @description name
             */
            name: string;
            /**
             * Value
             * @description the normalised value; null when there is none
             */
            value?: string | null;
            /**
             * Text
             * @description the text as printed; null when nothing was found
             */
            text?: string | null;
            /**
             * Page
             * @description number of the page, from 1; null when that is not known
             */
            page?: number | null;
            /** @description where on the page; null when that is not known */
            box?: components["schemas"]["Box"] | null;
            /**
             * Confidence
             * @description probability that the value is right, 0 to 1; null when not scored
             */
            confidence?: number | null;
            /**
             * Reasons
             * @description why, in sentences for people
             * @default []
             */
            reasons?: string[];
            /**
             * @description where the value came from
             * @default machine
             */
            source?: components["schemas"]["Source"];
            /**
             * Score
             * @description orders the candidates of a field; not a probability; null for values that people entered
             */
            score?: number | null;
            /**
             * Evidence
             * @description what spoke for and against the value, by name, in log odds
             * @default {}
             */
            evidence?: {
                [key: string]: number;
            };
            /**
             * Alternatives
             * @description the next best values, best first
             * @default []
             */
            alternatives?: components["schemas"]["Candidate"][];
            /**
             * Values
             * @description all values of a field that takes several
             * @default []
             */
            values?: components["schemas"]["OneValue"][];
        };
        /**
         * @description How a field's text is parsed and its value normalised.
         * @enum {string}
         */
        FieldKind: "address" | "money" | "currency" | "date" | "email" | "iban" | "duration" | "name" | "number" | "identifier" | "choice" | "phone" | "text" | "vat_number" | "url";
        /**
         * FieldRole
         * @description What a field or a column means. A type has at most one field, and one column, of a role.
         *
         *     Amounts: `gross` is the total with tax, `net` the sum before tax, `due_amount` what is still to be paid. Numbers:
         *     `number` is that of the paper itself, `order` the customer's of his order, `payment_reference` what a payer is to
         *     quote. Dates: `issued` is that of the paper, `due` by when it is to be paid. `supplier` is who sends the paper,
         *     `customer` whom it is for, `bank_account` where to pay. `document_kind` says what paper it is. Columns: `item` is
         *     what was bought, `amount` what a row comes to.
         * @enum {string}
         */
        FieldRole: "none" | "gross" | "net" | "tax" | "tip" | "discount" | "rounding" | "paid" | "due_amount" | "currency" | "number" | "order" | "customer_number" | "payment_reference" | "issued" | "due" | "delivered" | "supplier" | "supplier_address" | "supplier_phone" | "supplier_email" | "supplier_tax_id" | "customer" | "customer_address" | "customer_tax_id" | "bank_account" | "document_kind" | "item" | "quantity" | "unit_price" | "amount" | "code";
        /**
         * FieldSpec
         * @description One field of a type. `labels` are words printed beside it, in any language, best first; `title` is for people.
         *
         *     `place` is where on the first page it usually stands: `top`, `bottom` or None for anywhere. `words` names lists of
         *     docloop's own words of many languages (`data/words`) whose words stand beside the field, too; None: the list of the
         *     field's own name and those of its role, where there are any. `role` is what the field means, whatever its name;
         *     where none is said it is that of a standard name such as TOTAL, `none` says that it has none all the same.
         *     `many`: it may have several values, which are compared as a set. `choices` are the values of a kind that lists them,
         *     each with the words that papers have for it.
         */
        FieldSpec: {
            /**
             * Name
             * @description name
             */
            name: string;
            /** @description kind of value */
            kind: components["schemas"]["FieldKind"];
            /**
             * Many
             * @description whether the field may have several values
             * @default false
             */
            many?: boolean;
            /** @description what the field means, whatever its name; null when it has no role */
            role?: components["schemas"]["FieldRole"] | null;
            /**
             * Choices
             * @description the values that a field may have, each with the words that papers use for it
             * @default {}
             */
            choices?: {
                [key: string]: string[];
            };
            /**
             * Title
             * @description name for people
             * @default
             */
            title?: string;
            /**
             * Labels
             * @description words printed beside the value, in any language, best first
             * @default []
             */
            labels?: string[];
            /**
             * Not Labels
             * @description words printed beside other values that look alike
             * @default []
             */
            not_labels?: string[];
            /**
             * Words
             * @description names of docloop's own word lists that stand beside the field; null for those of its name and role
             */
            words?: string[] | null;
            /**
             * Place
             * @description where on the first page it usually stands; null for anywhere
             */
            place?: string | null;
            /**
             * Description
             * @description help for people who fill in the field
             * @default
             */
            description?: string;
        };
        /**
         * Finding
         * @description `code` names the check and what it saw, e.g. `sum.differs`; `message` is a sentence for a reviewer.
         *
         *     `other_document_id`: the document that the finding compares this one with; None where it speaks of this one alone.
         */
        Finding: {
            /**
             * Code
             * @description stable code, for programs
             */
            code: string;
            /** @description what it does to the confidence of its fields */
            severity: components["schemas"]["Severity"];
            /**
             * Fields
             * @description names of the fields that the finding speaks of
             */
            fields: string[];
            /**
             * Message
             * @description a sentence for people
             */
            message: string;
            /** @description a value that would make the check hold; null when none is known */
            repair?: components["schemas"]["Repair"] | null;
            /**
             * Other Document Id
             * @description id of the document that this one is compared with; null where the finding speaks of this one alone
             */
            other_document_id?: string | null;
        };
        /**
         * Flag
         * @description Documents of this type that a person is to look at, whatever the machine believes.
         *
         *     `supplier`, its name or a part of it; None: of every supplier. `field` None: every field that is read, else this one
         *     alone. `role` is the one that `by`, a user id, flagged in.
         */
        Flag: {
            /**
             * Id
             * @description id of the flag, `flg_…`
             */
            id: string;
            /**
             * Document Type
             * @description name of the document type; null while it is not known
             */
            document_type: string;
            /**
             * Supplier
             * @description name of the supplier, or a part of it; null for every supplier
             */
            supplier?: string | null;
            /**
             * Field
             * @description the field that is never to be trusted; null for the whole document
             */
            field?: string | null;
            /**
             * Note
             * @description a note for the next reviewer
             */
            note: string;
            /**
             * By
             * @description user id of who did it
             */
            by: string;
            /** @description role that the person flagged in */
            role: components["schemas"]["Role"];
            /**
             * At
             * Format: date-time
             * @description when, in UTC
             */
            at: string;
        };
        /**
         * FlagIn
         * @description `supplier` None: of every supplier. `field` None: always look; else never trust this field.
         * @example {
         *       "document_type": "invoice",
         *       "supplier": "North Supplies",
         *       "field": "IBAN",
         *       "note": "They write that their account changes."
         *     }
         */
        FlagIn: {
            /**
             * Document Type
             * @description name of the document type; null while it is not known
             */
            document_type: string;
            /**
             * Supplier
             * @description name of the supplier, or a part of it; null for every supplier
             */
            supplier?: string | null;
            /**
             * Field
             * @description the field that is never to be trusted; null for the whole document
             */
            field?: string | null;
            /**
             * Note
             * @description a note for the next reviewer
             */
            note: string;
        };
        /** FlagList */
        FlagList: {
            /**
             * Items
             * @description the items of this page
             */
            items: components["schemas"]["Flag"][];
        };
        /**
         * Format
         * @description Of a result: all that is known, values in short, or Textract's AnalyzeExpense.
         * @enum {string}
         */
        Format: "docloop" | "compact" | "textract";
        /**
         * Happening
         * @description `by` is a user id; None: nobody, or nobody knows. `changes` are the answers of a review that has ended.
         *
         *     `hidden`: there are answers that this person may not see.
         */
        Happening: {
            /**
             * What
             * @description what happened
             * @enum {string}
             */
            what: "received" | "review_opened" | "reviewed" | "labelled";
            /**
             * At
             * Format: date-time
             * @description when, in UTC
             */
            at: string;
            /**
             * By
             * @description user id of who did it; null when nobody did or nobody knows
             */
            by?: string | null;
            /**
             * Review Id
             * @description id of the review; null when it was none
             */
            review_id?: string | null;
            /** @description how the review ended; null when it has not */
            outcome?: components["schemas"]["ReviewOutcome"] | null;
            /**
             * Changes
             * @description answers of a review that has ended, each with the value before and after
             * @default []
             */
            changes?: components["schemas"]["Correction"][];
            /**
             * Hidden
             * @description whether there are answers that you may not see, because the review was escalated
             * @default false
             */
            hidden?: boolean;
        };
        /**
         * Held
         * @description `fence` is that of your claim; it proves that you still hold the review.
         * @example {
         *       "fence": 3
         *     }
         */
        Held: {
            /**
             * Fence
             * @description number of your claim; it proves that you still hold the review
             */
            fence: number;
        };
        /**
         * History
         * @description `days` from the first to today, `total` of them together. It rests on the `looked_at` documents that came last in
         *     these days and on their reviews; `more`: there were more documents than are looked at. `oldest_hours` is how long
         *     the review that waits longest has been open, None when none waits. `waiting` are the ages of reviews that nobody has
         *     ended or holds; `more_wait`: there are more than were counted.
         */
        History: {
            /**
             * Days
             * @description figures of single days, oldest first
             */
            days: components["schemas"]["DayFigures"][];
            /** @description the figures of all days together */
            total: components["schemas"]["docloop__model__history__Figures"];
            /**
             * Oldest Hours
             * @description hours that the oldest open review has been waiting; null when none waits
             */
            oldest_hours: number | null;
            /**
             * Waiting
             * @description open reviews by how long they have waited
             * @default []
             */
            waiting?: components["schemas"]["Age"][];
            /**
             * More Wait
             * @description whether more reviews wait than were counted
             * @default false
             */
            more_wait?: boolean;
            /**
             * Looked At
             * @description number of documents that the figures rest on
             */
            looked_at: number;
            /**
             * More
             * @description whether there are more than counted
             */
            more: boolean;
        };
        /**
         * Invitation
         * @description `name` is what colleagues know the person by.
         * @example {
         *       "email": "ann@example.com",
         *       "name": "Ann Lee",
         *       "roles": [
         *         "reviewer"
         *       ]
         *     }
         */
        Invitation: {
            /**
             * Email
             * @description email address, which people sign in with
             */
            email: string;
            /**
             * Name
             * @description what colleagues know the person by
             */
            name: string;
            /**
             * Roles
             * @description roles that the person gets
             */
            roles: components["schemas"]["Role"][];
        };
        JsonValue: unknown;
        /** KindList */
        KindList: {
            /**
             * Items
             * @description the items of this page
             */
            items: components["schemas"]["KindOut"][];
        };
        /**
         * KindOut
         * @description A kind of value, as a field's `kind` names it. `example` is how one may write a value, `numeric`: in digits.
         *
         *     `listed`: a field of the kind lists its values as `choices`. `roles` are those that a field of the kind may have,
         *     `column_roles` those of a column.
         */
        KindOut: {
            /**
             * Name
             * @description name
             */
            name: string;
            /**
             * Title
             * @description name for people
             */
            title: string;
            /**
             * Example
             * @description how one may write such a value
             */
            example: string;
            /**
             * Numeric
             * @description whether values are written in digits
             */
            numeric: boolean;
            /**
             * Listed
             * @description whether a field of this kind lists its values as `choices`
             */
            listed: boolean;
            /**
             * Roles
             * @description roles that a field of this kind may have
             * @default []
             */
            roles?: components["schemas"]["FieldRole"][];
            /**
             * Column Roles
             * @description roles that a column of this kind may have
             * @default []
             */
            column_roles?: components["schemas"]["FieldRole"][];
        };
        /**
         * Label
         * @description `id` is the document's id: one label per document, the newest counts.
         *
         *     `fields` holds confirmed values; None says that the field is confirmed to be absent; a missing name is unknown. Of a
         *     field that takes several values there is one a line.
         */
        Label: {
            /**
             * Id
             * @description id of the labelled document, `doc_…`
             */
            id: string;
            /**
             * Version
             * @description number of this label of the document, from 1
             * @default 1
             */
            version?: number;
            /**
             * Document Type
             * @description name of the document type; null while it is not known
             */
            document_type: string;
            /**
             * Content Hash
             * @description SHA-256 of the file, in hexadecimal digits; null for labels that came without one
             */
            content_hash?: string | null;
            /**
             * Fields
             * @description fields, by name
             * @default {}
             */
            fields?: {
                [key: string]: string | null;
            };
            /**
             * Answers
             * @description answers to fields
             * @default []
             */
            answers?: components["schemas"]["Answer"][];
            /**
             * Line Items
             * @description rows of the document; null when nothing is known or said of them
             */
            line_items?: components["schemas"]["LineItemAnswer"][] | null;
            /**
             * By
             * @description user id of who did it
             */
            by: string;
            /**
             * At
             * Format: date-time
             * @description when, in UTC
             */
            at: string;
            /**
             * Origin
             * @description where the label came from: a review, labelling, an import
             * @default review
             * @enum {string}
             */
            origin?: "review" | "annotation";
        };
        /**
         * LabelExport
         * @description `lines` of a docset, or `tasks` and the labelling interface `config` that they need. `cursor` None: that is all.
         *     A part may hold fewer than asked for and go on. Links end to be good after some minutes.
         */
        LabelExport: {
            /**
             * Lines
             * @description lines of a docset; empty in other formats
             */
            lines?: components["schemas"]["DocsetLine"][] | null;
            /**
             * Tasks
             * @description tasks of Label Studio
             */
            tasks?: components["schemas"]["Task"][] | null;
            /**
             * Config
             * @description labelling interface of Label Studio for these tasks; null in other formats
             */
            config?: string | null;
            /**
             * Cursor
             * @description pass it as `cursor` to get the next page; null on the last page
             */
            cursor?: string | null;
        };
        /**
         * LabelImport
         * @description Ids of documents: those that have these labels now, and those that nobody had annotated.
         */
        LabelImport: {
            /**
             * Labels
             * @description ids of the documents that were labelled
             */
            labels: string[];
            /**
             * Skipped
             * @description tasks that nobody had annotated
             */
            skipped: string[];
            /**
             * Refused
             * @description tasks that became no label, and why
             */
            refused: components["schemas"]["TaskRefused"][];
        };
        /** LabelList */
        LabelList: {
            /**
             * Items
             * @description the items of this page
             */
            items: components["schemas"]["Label"][];
            /**
             * Cursor
             * @description pass it as `cursor` to get the next page; null on the last page
             */
            cursor?: string | null;
        };
        /**
         * LabelTask
         * @description `document` None: nothing is left to label among the latest documents; `more`: older ones were not looked at.
         *     `confidence` is that of its least certain field, None when none was scored.
         */
        LabelTask: {
            /** @description the document; null when nothing is left to label among the latest ones */
            document: components["schemas"]["DocumentOut"] | null;
            /**
             * Confidence
             * @description confidence in the least certain field, 0 to 1; null when not scored
             */
            confidence: number | null;
            /**
             * More
             * @description whether there are further documents to label
             */
            more: boolean;
        };
        /**
         * Line
         * @description Words on one baseline, left to right; at least one.
         */
        Line: {
            /**
             * Words
             * @description words, in the order of reading
             */
            words: components["schemas"]["Word"][];
        };
        /**
         * LineItem
         * @description One row of the document's table of items; `fields` are named ITEM, QUANTITY, UNIT_PRICE, PRICE, PRODUCT_CODE.
         */
        LineItem: {
            /**
             * Fields
             * @description fields, by name
             */
            fields: components["schemas"]["Field"][];
        };
        /**
         * LineItemAnswer
         * @description A row as the person wants it: field name to value.
         */
        LineItemAnswer: {
            /**
             * Fields
             * @description fields, by name
             */
            fields: {
                [key: string]: string;
            };
        };
        /**
         * LineItemIn
         * @description A row as the person wants it: field name to value.
         */
        LineItemIn: {
            /**
             * Fields
             * @description fields, by name
             */
            fields: {
                [key: string]: string;
            };
        };
        /**
         * Marked
         * @description What one result says; `x`, `y`, `width` and `height` are percent of the page, `rotation` degrees.
         */
        Marked: {
            /**
             * X
             * @description left edge of the box, in percent of the page
             */
            x?: number | null;
            /**
             * Y
             * @description upper edge of the box, in percent of the page
             */
            y?: number | null;
            /**
             * Width
             * @description width of the box, in percent of the page
             */
            width?: number | null;
            /**
             * Height
             * @description height of the box, in percent of the page
             */
            height?: number | null;
            /**
             * Rotation
             * @description degrees that the box is turned by
             */
            rotation?: number | null;
            /**
             * Rectanglelabels
             * @description names of the field that the box is drawn for
             */
            rectanglelabels?: string[] | null;
            /**
             * Text
             * @description what was typed for the box; null for other results
             */
            text?: string[] | string | null;
            /**
             * Choices
             * @description the values that a field may have, each with the words that papers use for it
             */
            choices?: string[] | null;
        };
        /**
         * Metrics
         * @description How many documents and reviews are in each state.
         */
        Metrics: {
            /**
             * Documents
             * @description number of documents by state
             */
            documents: {
                [key: string]: components["schemas"]["Count"];
            };
            /**
             * Reviews
             * @description number of reviews by state
             */
            reviews: {
                [key: string]: components["schemas"]["Count"];
            };
        };
        /**
         * MistakeOut
         * @description `line` counts from 1; null: it is in no line of its own. `did_you_mean` is null where nothing is near.
         */
        MistakeOut: {
            /**
             * Line
             * @description line of the text, from 1; null when the mistake is in no line of its own
             */
            line: number | null;
            /**
             * Field
             * @description where the mistake is, from the top of the description, with dots
             */
            field: string;
            /**
             * Message
             * @description what is wrong
             */
            message: string;
            /**
             * Did You Mean
             * @description what may have been meant; null when nothing is near
             */
            did_you_mean?: string | null;
            /**
             * Remedy
             * @description what to do about it, in a sentence
             */
            remedy?: string | null;
        };
        /**
         * ModelList
         * @description Newest first. `cursor` None: there is no more.
         */
        ModelList: {
            /**
             * Items
             * @description the items of this page
             */
            items: components["schemas"]["ModelOut"][];
            /**
             * Cursor
             * @description pass it as `cursor` to get the next page; null on the last page
             */
            cursor?: string | null;
        };
        /**
         * ModelOut
         * @description One training and the model it made. `model` None: it made none, or none yet. `comparison` is with the model that
         *     was in use then; `reason` says what came of it. `facts` are those of the training.
         */
        ModelOut: {
            /**
             * Id
             * @description id of the training, `trn_…`, or of a model that docloop ships
             */
            id: string;
            /**
             * Document Type
             * @description name of the document type; null while it is not known
             */
            document_type: string;
            /** @description state */
            state: components["schemas"]["TrainingState"];
            /**
             * In Use
             * @description whether this model is in use now
             */
            in_use: boolean;
            /**
             * Model
             * @description name of the trained model; null while there is none
             */
            model: string | null;
            /**
             * Reason
             * @description why
             */
            reason: string;
            /** @description comparison with the model in use; null when it was not compared */
            comparison: components["schemas"]["Comparison"] | null;
            /** @description what it was trained on; null while the training goes on */
            facts: components["schemas"]["TrainingFacts"] | null;
            /**
             * Labels
             * @description number of labels
             */
            labels: number;
            /**
             * Skipped
             * @description number of labels that could not be used
             */
            skipped: number;
            /**
             * Started By
             * @description user id of who asked for it; `labels` when it started automatically
             */
            started_by: string;
            /**
             * Requested At
             * Format: date-time
             * @description when the training was asked for, in UTC
             */
            requested_at: string;
            /**
             * Changed At
             * Format: date-time
             * @description when it last changed, in UTC
             */
            changed_at: string;
            /**
             * Promotions
             * @description when its model was put in use, and by whom
             */
            promotions: components["schemas"]["Promotion"][];
        };
        /**
         * NewDocument
         * @description `document_type` None: the document is classified. `file_name`: what it is called by who has it; None: nothing.
         *
         *     `external_id` and `metadata` are yours: they are kept with the document and stand in its result.
         * @example {
         *       "document_type": "invoice",
         *       "file_name": "invoice_4711.pdf",
         *       "external_id": "AP-2026-4711",
         *       "metadata": {
         *         "cost_centre": "300"
         *       }
         *     }
         */
        NewDocument: {
            /**
             * Document Type
             * @description name of the document type; null while it is not known
             */
            document_type?: string | null;
            /**
             * File Name
             * @description name of the file on the uploader's computer; null when there is none
             */
            file_name?: string | null;
            /**
             * External Id
             * @description your own number of the document, which `GET /documents?external_id=…` finds; null for none
             */
            external_id?: string | null;
            /**
             * Metadata
             * @description words of your own about the document, by name: up to 20, and 1,400 bytes together with `external_id`
             * @default {}
             */
            metadata?: {
                [key: string]: string;
            };
        };
        /**
         * NewLabel
         * @description What is true of a document, said without a review.
         * @example {
         *       "document_id": "doc_abcdefghijklmnopqrstuvwxyz",
         *       "draft": {
         *         "document_type": "receipt",
         *         "answers": [
         *           {
         *             "field": "TOTAL",
         *             "verdict": "confirmed"
         *           }
         *         ]
         *       }
         *     }
         */
        NewLabel: {
            /**
             * Document Id
             * @description id of the document, `doc_…`
             */
            document_id: string;
            /** @description answers so far */
            draft: components["schemas"]["DraftIn"];
        };
        /**
         * NewPassword
         * @description `code` was mailed.
         * @example {
         *       "username": "anna",
         *       "code": "492039",
         *       "new_password": "another long pass phrase"
         *     }
         */
        NewPassword: {
            /**
             * Username
             * @description name to sign in with
             */
            username: string;
            /**
             * Code
             * @description the code that was mailed
             */
            code: string;
            /**
             * New Password
             * @description the new password
             */
            new_password: string;
        };
        /**
         * NewTraining
         * @description Of which document type a model is trained.
         * @example {
         *       "document_type": "invoice"
         *     }
         */
        NewTraining: {
            /**
             * Document Type
             * @description name of the document type; null while it is not known
             */
            document_type: string;
        };
        /**
         * NextReview
         * @description `next` None: there is nothing to do.
         */
        NextReview: {
            /** @description the review, now yours; null when none waits */
            next: components["schemas"]["ReviewDetail"] | null;
        };
        /**
         * ObjectRef
         * @description A version of an S3 object. `version_id` is "null" in a bucket without versioning, as S3 itself says.
         */
        ObjectRef: {
            /**
             * Bucket
             * @description name of the bucket
             */
            bucket: string;
            /**
             * Key
             * @description where the original lies in the inbox bucket
             */
            key: string;
            /**
             * Version Id
             * @description version of the object
             * @default null
             */
            version_id?: string;
        };
        /**
         * Offer
         * @description What another budget would come to: `minutes` of review for 100 documents.
         */
        Offer: {
            /**
             * Error
             * @description highest share of wrong values among accepted fields, 0 to 1
             */
            error: number;
            /**
             * Share
             * @description share of the fields that would be accepted, 0 to 1
             */
            share: number;
            /**
             * Minutes
             * @description minutes of review for 100 documents
             */
            minutes: number;
        };
        /**
         * OneValue
         * @description One of several values of a field, with its own place, confidence and reasons, as `Field` has them.
         */
        OneValue: {
            /**
             * Value
             * @description the normalised value; null when there is none
             */
            value: string;
            /**
             * Text
             * @description the text as printed; null when nothing was found
             */
            text: string;
            /**
             * Page
             * @description number of the page, from 1; null when that is not known
             */
            page?: number | null;
            /** @description where on the page; null when that is not known */
            box?: components["schemas"]["Box"] | null;
            /**
             * Confidence
             * @description probability that the value is right, 0 to 1; null when not scored
             */
            confidence?: number | null;
            /**
             * Reasons
             * @description why, in sentences for people
             * @default []
             */
            reasons?: string[];
            /**
             * Score
             * @description orders the candidates of a field; not a probability; null for values that people entered
             */
            score?: number | null;
            /**
             * Evidence
             * @description what spoke for and against the value, by name, in log odds
             * @default {}
             */
            evidence?: {
                [key: string]: number;
            };
        };
        /**
         * OwnAccount
         * @description `second_factor`: whether signing in asks you for a code; `policy`: whether it may or must.
         */
        OwnAccount: {
            /**
             * Username
             * @description name to sign in with
             */
            username: string;
            /**
             * Second Factor
             * @description whether you sign in with a second factor
             */
            second_factor: boolean;
            /** @description whether a second factor may or must be used */
            policy: components["schemas"]["SecondFactor"];
        };
        /**
         * OwnCompany
         * @description `names` are all spellings in use, the usual one first.
         */
        OwnCompany: {
            /**
             * Names
             * @description all spellings of the name that are in use, the usual one first
             */
            names: string[];
            /**
             * Tax Ids
             * @description tax numbers of the company
             * @default []
             */
            tax_ids?: string[];
            /**
             * Ibans
             * @description bank accounts of the company
             * @default []
             */
            ibans?: string[];
        };
        /**
         * OwnCompanyIn
         * @description `names` are all spellings in use, the usual one first. `tax_ids` and `ibans` are theirs.
         */
        OwnCompanyIn: {
            /**
             * Names
             * @description all spellings of the name that are in use, the usual one first
             */
            names: string[];
            /**
             * Tax Ids
             * @description tax numbers of the company
             * @default []
             */
            tax_ids?: string[];
            /**
             * Ibans
             * @description bank accounts of the company
             * @default []
             */
            ibans?: string[];
        };
        /**
         * PageOut
         * @description A page as people see it: the picture at `image_url` until `expires_at`, and the words on it.
         */
        PageOut: {
            /**
             * Number
             * @description number of the page, from 1
             */
            number: number;
            /**
             * Width
             * @description width of the page in pixels
             */
            width: number;
            /**
             * Height
             * @description height of the page in pixels
             */
            height: number;
            /**
             * Reader
             * @description name of the reader
             */
            reader: string;
            /**
             * Lines
             * @description lines of words, in the order of reading
             */
            lines: components["schemas"]["Line"][];
            /**
             * Image Url
             * @description address of the page image, valid until `expires_at`
             */
            image_url: string;
            /**
             * Expires At
             * Format: date-time
             * @description when it expires, in UTC
             */
            expires_at: string;
        };
        /**
         * PageSpan
         * @description Pages `first` to `last` of a file, both included, counted from 1.
         *
         *     `area` is the part of a single page that is a paper of its own, as people see the page; None: whole pages.
         */
        PageSpan: {
            /**
             * First
             * @description first page, from 1
             */
            first: number;
            /**
             * Last
             * @description last page, included
             */
            last: number;
            /** @description the area of a single page that is a paper of its own; null for whole pages */
            area?: components["schemas"]["Box"] | null;
        };
        /**
         * PageSpanIn
         * @description Pages `first` to `last` of the file, both included, counted from 1; or an `area` of one page.
         */
        PageSpanIn: {
            /**
             * First
             * @description first page, from 1
             */
            first: number;
            /**
             * Last
             * @description last page, included
             */
            last: number;
            /** @description the area of a single page that is a paper of its own; null for whole pages */
            area?: components["schemas"]["Box"] | null;
        };
        /**
         * PaperKind
         * @description What follows from one value of DOCUMENT_KIND, and how it is recognised.
         *
         *     `payable`: whether its total may be paid, or paid back to who laid it out, on the strength of this paper.
         *     `owed_by`: who owes its total; None: nobody, or it is paid already. `optional`: fields that such a paper may lack
         *     although the policy requires them.
         *
         *     `accompanies`: it comes with another paper as often as alone, as the delivery note with its invoice.
         *
         *     `titles` name lists of docloop's own titles in many languages, `type.kind` of `data/words`, that are printed on top
         *     of such a paper, beside the words of the choice itself. `signs`: by name (`steps.signs`), how many log odds each
         *     sign adds.
         */
        PaperKind: {
            /**
             * Payable
             * @description whether its total may be paid on the basis of this document; null when the kind of document is not known
             * @default false
             */
            payable?: boolean;
            /**
             * Owed By
             * @description who owes the total; null when nobody does or it is not known
             */
            owed_by?: ("customer" | "supplier") | null;
            /**
             * Optional
             * @description fields that such a paper may lack although the policy requires them
             * @default []
             */
            optional?: string[];
            /**
             * Titles
             * @description names of lists of titles that are printed on top of such a paper
             * @default []
             */
            titles?: string[];
            /**
             * Signs
             * @description log odds that each sign of a page adds
             * @default {}
             */
            signs?: {
                [key: string]: number;
            };
            /**
             * Accompanies
             * @description whether such a paper comes with another one as often as alone, as a delivery note with its invoice
             * @default false
             */
            accompanies?: boolean;
        };
        /**
         * Part
         * @description Which pages of which document (`of`, its id) are this one.
         *
         *     `rotation` is how the file's page was turned to be as its area says, in degrees clockwise.
         */
        Part: {
            /**
             * Of
             * @description id of the document of which it is a part
             */
            of: string;
            /** @description which of its pages */
            span: components["schemas"]["PageSpan"];
            /**
             * Rotation
             * @description how the file's page was turned to be as the area says, in degrees clockwise
             * @default 0
             */
            rotation?: number;
        };
        /**
         * PartOut
         * @description A document that was made of pages `first` to `last` of another one, or of an `area` of one page.
         */
        PartOut: {
            /**
             * First
             * @description first page, from 1
             */
            first: number;
            /**
             * Last
             * @description last page, included
             */
            last: number;
            /** @description the area of a single page that is a paper of its own; null for whole pages */
            area?: components["schemas"]["Box"] | null;
            /**
             * Document Id
             * @description id of the document, `doc_…`
             */
            document_id: string;
        };
        /**
         * PartsProposal
         * @description How a file may be taken apart: a boundary for each page from the second on, and pages that papers share.
         *
         *     `certain`: each boundary is as good as sure to be one or to be none, and so is each shared page, so that nobody
         *     needs to look.
         */
        PartsProposal: {
            /**
             * Pages
             * @description number of pages; null until it was opened
             */
            pages: number;
            /**
             * Boundaries
             * @description for each page from the second on, how likely a new paper begins there
             * @default []
             */
            boundaries?: components["schemas"]["Boundary"][];
            /**
             * Shared
             * @description pages on which several papers may lie
             * @default []
             */
            shared?: components["schemas"]["SharedPage"][];
            /**
             * Certain
             * @description whether each boundary and each shared page is as good as sure to be one or to be none
             * @default true
             */
            certain?: boolean;
        };
        /**
         * Password
         * @description Your password, once more.
         * @example {
         *       "password": "a long pass phrase"
         *     }
         */
        Password: {
            /**
             * Password
             * @description your password
             */
            password: string;
        };
        /**
         * PasswordAndCode
         * @description `code` is one that the authenticator app shows now.
         * @example {
         *       "password": "a long pass phrase",
         *       "code": "492039"
         *     }
         */
        PasswordAndCode: {
            /**
             * Password
             * @description your password
             */
            password: string;
            /**
             * Code
             * @description the code that the authenticator app shows now
             */
            code: string;
        };
        /**
         * PasswordChange
         * @example {
         *       "password": "a long pass phrase",
         *       "new_password": "another long pass phrase"
         *     }
         */
        PasswordChange: {
            /**
             * Password
             * @description your password
             */
            password: string;
            /**
             * New Password
             * @description the new password
             */
            new_password: string;
        };
        /** People */
        People: {
            /**
             * Items
             * @description the items of this page
             */
            items: components["schemas"]["PersonOut"][];
        };
        /**
         * PersonOut
         * @description `id` is what `by` and `done_by` name.
         */
        PersonOut: {
            /**
             * Id
             * @description user id, which `by` and `done_by` name
             */
            id: string;
            /**
             * Name
             * @description name
             */
            name: string;
        };
        /**
         * Policy
         * @description The mode is error_budget, unless one is named or a threshold is.
         *
         *     `version` guards edits. `thresholds` override `threshold` for single fields. `required` fields must have a value.
         *     `dispensable` fields hold no document back: where only they are unsure, and nothing contradicts them, the
         *     document is accepted without their values; a required field is none.
         *     `kinds` of paper are those that may be accepted without a person, beside the plain one that a type is named after.
         *
         *     `audit_rate` is the share of documents of which people see every accepted field all the same, 0..1.
         *     `lease_seconds` is how long a claim lasts without being extended. `budget` counts in the mode error_budget.
         *     `cost_per_minute` of a reviewer, `review_seconds` that a look at one field takes and `error_costs` by field count in
         *     the mode expected_cost; all money is in one currency, the documents' own.
         */
        Policy: {
            /**
             * Version
             * @description version for safe edits; send back the one that you read
             * @default 1
             */
            version?: number;
            /**
             * @description how a field comes to be accepted
             * @default error_budget
             */
            mode?: components["schemas"]["PolicyMode"];
            /**
             * Threshold
             * @description confidence from which on a field is accepted, 0 to 1
             * @default 0.7
             */
            threshold?: number;
            /**
             * Thresholds
             * @description threshold by field, before `threshold`
             * @default {}
             */
            thresholds?: {
                [key: string]: number;
            };
            /**
             * @description error budget, used in the mode `error_budget`
             * @default {
             *       "error": 0.02,
             *       "delta": 0.05
             *     }
             */
            budget?: components["schemas"]["ErrorBudget"];
            /**
             * Cost Per Minute
             * @description what a minute of a reviewer costs, in the currency of the documents
             * @default 0.75
             */
            cost_per_minute?: string;
            /**
             * Review Seconds
             * @description seconds that it takes to review one field
             * @default 20
             */
            review_seconds?: number;
            /**
             * Error Costs
             * @description what a wrong value costs, by field
             * @default {}
             */
            error_costs?: {
                [key: string]: components["schemas"]["ErrorCost-Output"];
            };
            /**
             * Required
             * @description fields that must have a value
             * @default []
             */
            required?: string[];
            /**
             * Dispensable
             * @description fields that never hold a document back: if only they are uncertain, it is accepted without their values
             * @default []
             */
            dispensable?: string[];
            /**
             * Kinds
             * @description kinds of paper that may be accepted without a person, beside the plain one that the type is named after
             * @default []
             */
            kinds?: string[];
            /**
             * Audit Rate
             * @description share of the documents in which people check every accepted field anyway, 0 to 1
             * @default 0.02
             */
            audit_rate?: number;
            /**
             * Lease Seconds
             * @description how long a claim lasts without being extended, in seconds
             * @default 600
             */
            lease_seconds?: number;
        };
        /**
         * PolicyIn
         * @description What is left out stays as it is in force. `version` is the one you read; the stored one will be the next. 0: none
         *     was stored. `outlook` may come back as it was read and is not looked at.
         * @example {
         *       "version": 1,
         *       "mode": "error_budget",
         *       "budget": {
         *         "error": 0.01,
         *         "delta": 0.05
         *       },
         *       "required": [
         *         "TOTAL",
         *         "INVOICE_RECEIPT_DATE"
         *       ],
         *       "audit_rate": 0.02
         *     }
         */
        PolicyIn: {
            /**
             * Version
             * @description version for safe edits; send back the one that you read
             */
            version: number;
            /**
             * @description how a field comes to be accepted
             * @default error_budget
             */
            mode?: components["schemas"]["PolicyMode"];
            /**
             * Threshold
             * @description confidence from which on a field is accepted, 0 to 1
             * @default 0.7
             */
            threshold?: number;
            /**
             * Thresholds
             * @description threshold by field, before `threshold`
             * @default {}
             */
            thresholds?: {
                [key: string]: number;
            };
            /**
             * @description error budget, used in the mode `error_budget`
             * @default {
             *       "error": 0.02,
             *       "delta": 0.05
             *     }
             */
            budget?: components["schemas"]["ErrorBudget"];
            /**
             * Cost Per Minute
             * @description what a minute of a reviewer costs, in the currency of the documents
             * @default 0.75
             */
            cost_per_minute?: number | string;
            /**
             * Review Seconds
             * @description seconds that it takes to review one field
             * @default 20
             */
            review_seconds?: number;
            /**
             * Error Costs
             * @description what a wrong value costs, by field
             * @default {}
             */
            error_costs?: {
                [key: string]: components["schemas"]["ErrorCost-Input"];
            };
            /**
             * Required
             * @description fields that must have a value
             * @default []
             */
            required?: string[];
            /**
             * Dispensable
             * @description fields that never hold a document back: if only they are uncertain, it is accepted without their values
             * @default []
             */
            dispensable?: string[];
            /**
             * Kinds
             * @description kinds of paper that may be accepted without a person, beside the plain one that the type is named after
             * @default []
             */
            kinds?: string[];
            /**
             * Audit Rate
             * @description share of the documents in which people check every accepted field anyway, 0 to 1
             * @default 0.02
             */
            audit_rate?: number;
            /**
             * Lease Seconds
             * @description how long a claim lasts without being extended, in seconds
             * @default 600
             */
            lease_seconds?: number;
            /**
             * Outlook
             * @description what the error budget in force accepts; null when none is in force
             */
            outlook?: {
                [key: string]: components["schemas"]["JsonValue"];
            } | null;
        };
        /**
         * PolicyMode
         * @description How a field comes to be accepted.
         *
         *     `error_budget`: its confidence reaches what was proven to keep the budget. `expected_cost`: what its being wrong
         *     would cost, times how likely that is, is less than a look at it costs. `threshold`: its confidence reaches a
         *     threshold. `review_all`: never.
         * @enum {string}
         */
        PolicyMode: "error_budget" | "expected_cost" | "threshold" | "review_all";
        /**
         * PolicyOut
         * @description `version` 0: nothing is stored and the type's own default holds. `outlook` None: no error budget is in force.
         */
        PolicyOut: {
            /**
             * Version
             * @description version for safe edits; send back the one that you read
             * @default 0
             */
            version?: number;
            /**
             * @description how a field comes to be accepted
             * @default error_budget
             */
            mode?: components["schemas"]["PolicyMode"];
            /**
             * Threshold
             * @description confidence from which on a field is accepted, 0 to 1
             * @default 0.7
             */
            threshold?: number;
            /**
             * Thresholds
             * @description threshold by field, before `threshold`
             * @default {}
             */
            thresholds?: {
                [key: string]: number;
            };
            /**
             * @description error budget, used in the mode `error_budget`
             * @default {
             *       "error": 0.02,
             *       "delta": 0.05
             *     }
             */
            budget?: components["schemas"]["ErrorBudget"];
            /**
             * Cost Per Minute
             * @description what a minute of a reviewer costs, in the currency of the documents
             * @default 0.75
             */
            cost_per_minute?: string;
            /**
             * Review Seconds
             * @description seconds that it takes to review one field
             * @default 20
             */
            review_seconds?: number;
            /**
             * Error Costs
             * @description what a wrong value costs, by field
             * @default {}
             */
            error_costs?: {
                [key: string]: components["schemas"]["ErrorCost-Output"];
            };
            /**
             * Required
             * @description fields that must have a value
             * @default []
             */
            required?: string[];
            /**
             * Dispensable
             * @description fields that never hold a document back: if only they are uncertain, it is accepted without their values
             * @default []
             */
            dispensable?: string[];
            /**
             * Kinds
             * @description kinds of paper that may be accepted without a person, beside the plain one that the type is named after
             * @default []
             */
            kinds?: string[];
            /**
             * Audit Rate
             * @description share of the documents in which people check every accepted field anyway, 0 to 1
             * @default 0.02
             */
            audit_rate?: number;
            /**
             * Lease Seconds
             * @description how long a claim lasts without being extended, in seconds
             * @default 600
             */
            lease_seconds?: number;
            /** @description what the error budget in force accepts; null when none is in force */
            outlook?: components["schemas"]["BudgetOutlook"] | null;
        };
        /**
         * PolicyPreview
         * @description What the policy in force and a changed one make of the same `documents`, newest first.
         *
         *     `now` and `then` are None for an error budget with a model in use: what it accepts is proven where documents are
         *     processed, and the policy's outlook says it. `newly_accepted` and `newly_asked` are ids of some of those whose
         *     outcome differs. `other_model`: so many were read by another model than the one in use, of which no error budget
         *     proves anything. `cursor` goes on with documents that came before; None: there are no more.
         */
        PolicyPreview: {
            /**
             * Document Type
             * @description name of the document type; null while it is not known
             */
            document_type: string;
            /**
             * Documents
             * @description decided documents of the type that were looked at
             */
            documents: number;
            /**
             * Other Model
             * @description documents that were read by another model than the one in use; no error budget proves anything of them
             */
            other_model: number;
            /** @description what the policy in force makes of them; null for an error budget with a model in use */
            now: components["schemas"]["Effect"] | null;
            /** @description what the changed policy makes of them; null for an error budget with a model in use */
            then: components["schemas"]["Effect"] | null;
            /**
             * Newly Accepted
             * @description ids of documents that only the changed policy accepts
             * @default []
             */
            newly_accepted?: string[];
            /**
             * Newly Asked
             * @description ids of documents that only the policy in force accepts
             * @default []
             */
            newly_asked?: string[];
            /**
             * Cursor
             * @description pass it as `cursor` to get the next page; null on the last page
             */
            cursor?: string | null;
        };
        /**
         * PolicyVersionOut
         * @description `by` is a user id.
         */
        PolicyVersionOut: {
            /**
             * Version
             * @description number of this version, from 1
             */
            version: number;
            /**
             * By
             * @description user id of who did it
             */
            by: string;
            /**
             * At
             * Format: date-time
             * @description when, in UTC
             */
            at: string;
            /** @description the policy of this version */
            policy: components["schemas"]["Policy"];
        };
        /**
         * PolicyVersions
         * @description Newest first. `below` goes on with the versions before these; None: there are no more.
         */
        PolicyVersions: {
            /**
             * Items
             * @description the items of this page
             */
            items: components["schemas"]["PolicyVersionOut"][];
            /**
             * Below
             * @description pass it as `below` to get the next page; null on the last page
             */
            below?: number | null;
        };
        /**
         * Progress
         * @description How far a document type has come. `labels` are counted up to a limit; `more`: there are more.
         *
         *     `automated` is the part of the `automated_of` that nobody has to look at: under an error budget what is proven of
         *     fields, otherwise what happened to the latest documents. `next_labels` more labels are likely to make `gain` more of
         *     the fields right, None when that cannot be told yet; `outlook` says it in a sentence. `trainings` are those that
         *     were compared on labels that each had not seen.
         */
        Progress: {
            /**
             * Document Type
             * @description name of the document type; null while it is not known
             */
            document_type: string;
            /**
             * Labels
             * @description number of labels
             */
            labels: number;
            /**
             * More
             * @description whether there are more than counted
             */
            more: boolean;
            /**
             * Automated
             * @description share that needs no review, 0 to 1
             */
            automated: number;
            /**
             * Automated Of
             * @description what `automated` is a share of: fields or documents
             * @enum {string}
             */
            automated_of: "fields" | "documents";
            /**
             * Next Labels
             * @description number of further labels that `gain` speaks of
             */
            next_labels: number;
            /**
             * Gain
             * @description share of the fields that so many more labels are likely to make right, 0 to 1; null when that cannot be told yet
             */
            gain: number | null;
            /**
             * Outlook
             * @description what more labels are likely to bring, in a sentence
             */
            outlook: string;
            /**
             * Trainings
             * @description number of trainings that were compared on labels they had not seen
             */
            trainings: number;
        };
        /**
         * Promotion
         * @description `by` is a user id, or what started the training that promoted itself.
         */
        Promotion: {
            /**
             * By
             * @description user id of who did it
             */
            by: string;
            /**
             * At
             * Format: date-time
             * @description when, in UTC
             */
            at: string;
        };
        /**
         * Question
         * @description Something a person is asked to decide, and why, in sentences. `field` None: the whole document.
         *
         *     `flagged`: asked for no other reason than that a person flagged it.
         */
        Question: {
            /**
             * Field
             * @description the field that is asked about; null for the whole document
             */
            field: string | null;
            /**
             * Reasons
             * @description why, in sentences for people
             */
            reasons: string[];
            /**
             * Flagged
             * @description whether it is asked only because a person flagged it
             * @default false
             */
            flagged?: boolean;
        };
        /**
         * Region
         * @description One result. `item_index` counts pages from 0; `original_width` and `original_height` are in pixels.
         */
        Region: {
            /**
             * Id
             * @description id
             */
            id?: string | null;
            /**
             * From Name
             * @description name of the control in the labelling interface
             */
            from_name: string;
            /**
             * To Name
             * @description name of the object in the labelling interface
             * @default page
             */
            to_name?: string;
            /**
             * Type
             * @description type of the control
             */
            type: string;
            /**
             * @description what was marked or typed
             * @default {}
             */
            value?: components["schemas"]["Marked"];
            /**
             * Item Index
             * @description page, from 0; null for the first
             */
            item_index?: number | null;
            /**
             * Original Width
             * @description width of the picture in pixels
             */
            original_width?: number | null;
            /**
             * Original Height
             * @description height of the picture in pixels
             */
            original_height?: number | null;
            /**
             * Score
             * @description how sure whoever marked it was, 0 to 1; null when that is not said
             */
            score?: number | null;
        };
        /**
         * Rejection
         * @example {
         *       "fence": 3,
         *       "reason": "an advertisement"
         *     }
         */
        Rejection: {
            /**
             * Fence
             * @description number of your claim; it proves that you still hold the review
             */
            fence: number;
            /**
             * Reason
             * @description why
             */
            reason: string;
        };
        /**
         * Reopened
         * @description `review` is the new round; None when the document had failed and the machine tries it again.
         */
        Reopened: {
            /** @description the document */
            document: components["schemas"]["DocumentOut"];
            /** @description the review */
            review: components["schemas"]["ReviewOut"] | null;
        };
        /**
         * Repair
         * @description A value that would make the check hold, and why in words ("8 → B makes the check digit right").
         */
        Repair: {
            /**
             * Field
             * @description name of the field
             */
            field: string;
            /**
             * Value
             * @description the normalised value; null when there is none
             */
            value: string;
            /**
             * Because
             * @description why, in words
             */
            because: string;
        };
        /**
         * Rereading
         * @description What another reader made of one place of a page. `text` "" when it saw nothing.
         */
        Rereading: {
            /**
             * Page
             * @description number of the page, from 1; null when that is not known
             */
            page: number;
            /** @description where on the page; null when that is not known */
            box: components["schemas"]["Box"];
            /**
             * Text
             * @description the text as printed; null when nothing was found
             */
            text: string;
            /**
             * Confidence
             * @description the reader's own confidence, 0 to 1; null when it gives none
             */
            confidence?: number | null;
            /**
             * Reader
             * @description name of the reader
             */
            reader: string;
        };
        /**
         * Result
         * @description `fields` are final. `prediction` is what the machine said, untouched. `reviewed_by` None: no person looked.
         *
         *     `kind` is the kind of paper, as DOCUMENT_KIND says; `payable`: whether its total may be paid, or paid back to who
         *     laid it out; `owed_by`: who owes it. All three None where the kind is not known or the type tells no kinds apart;
         *     `owed_by` None otherwise: nobody owes anything on such a paper. `external_id` and `metadata` are what the uploader
         *     said of the document. `part`: which pages of the file it is about, None: all; pages are counted from its first.
         */
        Result: {
            /**
             * Document Id
             * @description id of the document, `doc_…`
             */
            document_id: string;
            /** @description the object that the document was made from */
            source: components["schemas"]["ObjectRef"];
            /** @description which pages of which document it is; null for a whole file */
            part?: components["schemas"]["Part"] | null;
            /**
             * External Id
             * @description the uploader's own number of the document; null when none was given
             */
            external_id?: string | null;
            /**
             * Metadata
             * @description words of the uploader's own about the document, by name
             * @default {}
             */
            metadata?: {
                [key: string]: string;
            };
            /**
             * Document Type
             * @description name of the document type; null while it is not known
             */
            document_type: string;
            /**
             * Revision
             * @description number of the result, from 1; 0 when there is none yet
             */
            revision: number;
            /**
             * At
             * Format: date-time
             * @description when, in UTC
             */
            at: string;
            /**
             * Kind
             * @description kind of paper, as DOCUMENT_KIND says; null when it is not known
             */
            kind?: string | null;
            /**
             * Payable
             * @description whether its total may be paid on the basis of this document; null when the kind of document is not known
             */
            payable?: boolean | null;
            /**
             * Owed By
             * @description who owes the total; null when nobody does or it is not known
             */
            owed_by?: string | null;
            /**
             * Fields
             * @description all fields of the document type, as they are final
             */
            fields: components["schemas"]["Field"][];
            /**
             * Line Items
             * @description rows of the document; null when nothing is known or said of them
             * @default []
             */
            line_items?: components["schemas"]["LineItem"][];
            /**
             * Corrections
             * @description what people changed or confirmed, field by field
             * @default []
             */
            corrections?: components["schemas"]["Correction"][];
            /**
             * Reviewed By
             * @description user id of who reviewed it; null when no person looked
             */
            reviewed_by?: string | null;
            /** @description what the machine said, whatever people say later; null until it was read */
            prediction: components["schemas"]["Extraction"];
        };
        /**
         * ReviewDetail
         * @description The question and all that helps to answer it. `prediction` holds fields, alternatives and findings.
         *
         *     `draft_by` last wrote in the draft; None when nobody did, or it is not known.
         */
        ReviewDetail: {
            /** @description the review */
            review: components["schemas"]["ReviewOut"];
            /** @description answers so far */
            draft: components["schemas"]["Draft"] | null;
            /**
             * Draft By
             * @description user id of who last wrote in the draft; null when nobody did
             */
            draft_by: string | null;
            /** @description what the machine said, whatever people say later; null until it was read */
            prediction: components["schemas"]["Extraction"] | null;
            /**
             * Pages
             * @description number of pages; null until it was opened
             */
            pages: number | null;
        };
        /**
         * ReviewList
         * @description `cursor` None: there is no more. A filtered part may hold fewer than asked for, even none, and go on.
         */
        ReviewList: {
            /**
             * Items
             * @description the items of this page
             */
            items: components["schemas"]["ReviewOut"][];
            /**
             * Cursor
             * @description pass it as `cursor` to get the next page; null on the last page
             */
            cursor?: string | null;
        };
        /**
         * ReviewOrder
         * @description `urgency`: priority, then age. `age`: the oldest first. `amount`: most money at stake first, unknown last.
         * @enum {string}
         */
        ReviewOrder: "urgency" | "age" | "amount";
        /**
         * ReviewOut
         * @description `claim` says who holds it and until when; it may have ended without anybody having noticed yet.
         *
         *     `parts`: it asks where papers begin or which areas are papers, answered with `split`; None: it asks about values.
         */
        ReviewOut: {
            /**
             * Id
             * @description id of the review, `rev_…`
             */
            id: string;
            /**
             * Document Id
             * @description id of the document, `doc_…`
             */
            document_id: string;
            /**
             * Document Type
             * @description name of the document type; null while it is not known
             */
            document_type: string;
            /**
             * Round
             * @description number of the round, from 1
             */
            round: number;
            /** @description state */
            state: components["schemas"]["ReviewState"];
            /**
             * Questions
             * @description what a person is asked to decide
             */
            questions: components["schemas"]["Question"][];
            /**
             * Audit
             * @description whether the document was selected for an audit, so that people also check what would have been accepted
             */
            audit: boolean;
            /**
             * Senior Only
             * @description whether only seniors may claim it
             */
            senior_only: boolean;
            /**
             * Priority
             * @description how urgent it is; higher goes first
             */
            priority: number;
            /**
             * Amount
             * @description amount at stake, a decimal string; null when none was read
             */
            amount: string | null;
            /**
             * Supplier
             * @description name of the supplier; null when none was read
             */
            supplier: string | null;
            /**
             * Kind
             * @description kind of paper; null when it is not known
             */
            kind: string | null;
            /**
             * Key Name
             * @description name of the file; null when not known
             */
            key_name: string | null;
            /**
             * Opened At
             * Format: date-time
             * @description when it was opened, in UTC
             */
            opened_at: string;
            /**
             * Changed At
             * Format: date-time
             * @description when it last changed, in UTC
             */
            changed_at: string;
            /** @description who holds it and until when; null when nobody does */
            claim: components["schemas"]["Claim"] | null;
            /**
             * Note
             * @description a note for the next reviewer
             */
            note: string | null;
            /** @description how it ended; null while it is open */
            outcome: components["schemas"]["ReviewOutcome"] | null;
            /**
             * Done By
             * @description user id of who ended it; null while it is open
             */
            done_by: string | null;
            /**
             * Done At
             * @description when it was completed, in UTC; null while it is open
             */
            done_at: string | null;
            /**
             * Corrections
             * @description what people changed or confirmed, field by field
             */
            corrections: components["schemas"]["Correction"][];
            /** @description where papers may begin: the review asks for that and is answered with `split`; null when it asks for values */
            parts: components["schemas"]["PartsProposal"] | null;
        };
        /**
         * ReviewOutcome
         * @description `split` into papers, or `kept_whole` where it was asked whether it is several; else about values.
         * @enum {string}
         */
        ReviewOutcome: "submitted" | "rejected" | "split" | "kept_whole";
        /**
         * ReviewState
         * @enum {string}
         */
        ReviewState: "open" | "claimed" | "escalated" | "done" | "cancelled";
        /**
         * Role
         * @description A role is a group of the user pool.
         * @enum {string}
         */
        Role: "reviewer" | "senior" | "annotator" | "admin" | "auditor";
        /**
         * RoleChange
         * @description All roles that the person has from now on; none: the person may sign in and do nothing.
         * @example {
         *       "roles": [
         *         "reviewer",
         *         "senior"
         *       ]
         *     }
         */
        RoleChange: {
            /**
             * Roles
             * @description all roles that the person has from now on
             */
            roles: components["schemas"]["Role"][];
        };
        /**
         * Said
         * @description One of several values, and where the person saw it.
         */
        Said: {
            /**
             * Value
             * @description the normalised value; null when there is none
             */
            value: string;
            /**
             * Page
             * @description number of the page, from 1; null when that is not known
             */
            page?: number | null;
            /** @description where on the page; null when that is not known */
            box?: components["schemas"]["Box"] | null;
        };
        /**
         * SaidIn
         * @description One of several values, and where the person saw it.
         */
        SaidIn: {
            /**
             * Value
             * @description the normalised value; null when there is none
             */
            value: string;
            /**
             * Page
             * @description number of the page, from 1; null when that is not known
             */
            page?: number | null;
            /** @description where on the page; null when that is not known */
            box?: components["schemas"]["Box"] | null;
        };
        /**
         * SecondFactor
         * @description Whether people may or must sign in with a code beside their password.
         * @enum {string}
         */
        SecondFactor: "off" | "optional" | "required";
        /**
         * Session
         * @description `access_token` goes into `Authorization: Bearer …` for `expires_in` seconds; the cookie refreshes it.
         */
        Session: {
            /**
             * Access Token
             * @description goes into `Authorization: Bearer …`
             */
            access_token: string;
            /**
             * Expires In
             * @description seconds until it expires
             */
            expires_in: number;
            /**
             * Token Type
             * @description always `Bearer`
             * @default Bearer
             * @constant
             */
            token_type?: "Bearer";
        };
        /**
         * SettingsOut
         * @description The version of docloop, and what is set at deployment, each as the parameter of its name in `cdk/cdk.json`.
         */
        SettingsOut: {
            /**
             * Version
             * @description version of docloop that the stack was made with
             */
            version: string;
            /**
             * Retention Days
             * @description so many days after it was received, a document is erased everywhere; 0 keeps everything
             */
            retention_days: number;
            /**
             * Audit Lock Days
             * @description nothing of the audit record can be deleted for so many days
             */
            audit_lock_days: number;
            /**
             * Alarm Mail
             * @description address that alarms are sent to; empty when nobody is told
             */
            alarm_mail: string;
            /**
             * Readers
             * @description readers in order of preference
             */
            readers: string[];
            /**
             * Second Reader
             * @description reader that re-reads the lines that fields stand on; `none` when nothing is read twice
             */
            second_reader: string;
            /**
             * Languages
             * @description languages that Tesseract reads
             */
            languages: string[];
            /**
             * Threshold
             * @description confidence from which a field is accepted, unless a policy says otherwise, 0 to 1
             */
            threshold: number;
            /**
             * Retrain After
             * @description so many new labels of a document type start a training; 0 when none do
             */
            retrain_after: number;
            /**
             * Second Factor
             * @description whether people may or must sign in with a code: `off`, `optional` or `required`
             */
            second_factor: string;
        };
        /**
         * Severity
         * @description `supports` raises confidence, `doubts` lowers it, `contradicts` sends the fields to a person whatever it is.
         * @enum {string}
         */
        Severity: "supports" | "doubts" | "contradicts";
        /**
         * Shape
         * @enum {string}
         */
        Shape: "docset" | "label_studio";
        /**
         * SharedPage
         * @description A page on which several papers may lie, beside or above each other, and what speaks for it.
         *
         *     `areas` are those that may be papers of their own; `chance` is how likely they are, 0..1. `reasons` are sentences
         *     for a reviewer.
         */
        SharedPage: {
            /**
             * Page
             * @description number of the page, from 1; null when that is not known
             */
            page: number;
            /**
             * Areas
             * @description the areas of the page that may be papers of their own
             */
            areas: components["schemas"]["Box"][];
            /**
             * Chance
             * @description how likely a new paper begins on the page, or several share it, 0 to 1
             */
            chance: number;
            /**
             * Reasons
             * @description why, in sentences for people
             * @default []
             */
            reasons?: string[];
        };
        /**
         * SignInAnswer
         * @description `handle` is that of the challenge. `new_password` answers the kind `new_password`, `code` the other kinds.
         * @example {
         *       "handle": "5f0c…",
         *       "code": "492039"
         *     }
         */
        SignInAnswer: {
            /**
             * Handle
             * @description identifies this attempt to sign in; valid for a few minutes
             */
            handle: string;
            /**
             * New Password
             * @description a password of your own; answers the kind `new_password`
             */
            new_password?: string | null;
            /**
             * Code
             * @description the code that the authenticator app shows; answers every kind but `new_password`
             */
            code?: string | null;
        };
        /**
         * SignInStep
         * @description You are not signed in yet.
         */
        SignInStep: {
            /** @description what to send next */
            challenge: components["schemas"]["ChallengeOut"];
        };
        /**
         * Source
         * @enum {string}
         */
        Source: "machine" | "person";
        /**
         * Splitting
         * @description `parts` are all pages of the file, each once and in order: a paper each. A single one: it is one paper.
         *
         *     Of a page that several papers share, each of its areas is a part: two or more that lie apart.
         * @example {
         *       "fence": 3,
         *       "parts": [
         *         {
         *           "first": 1,
         *           "last": 2
         *         },
         *         {
         *           "first": 3,
         *           "last": 3
         *         }
         *       ]
         *     }
         */
        Splitting: {
            /**
             * Fence
             * @description number of your claim; it proves that you still hold the review
             */
            fence: number;
            /**
             * Parts
             * @description all pages of the file, each once and in order, one item for each paper; a single item says that it is one paper
             */
            parts: components["schemas"]["PageSpanIn"][];
        };
        /**
         * StateChange
         * @description `version` is the one you read; 0: nobody has described the type yet.
         * @example {
         *       "state": "retired",
         *       "version": 2
         *     }
         */
        StateChange: {
            /**
             * State
             * @description `retired`: no new document is of this type; `in_use`: new documents may be of it
             * @enum {string}
             */
            state: "in_use" | "retired";
            /**
             * Version
             * @description version for safe edits; send back the one that you read
             */
            version: number;
        };
        /**
         * Statement
         * @description One source's value of the field of a role, normalised as values of fields are.
         *
         *     `path` is where in the source's data it stands, `page` (from 1) and `box` where on the page; all None when the
         *     source does not say where. `exact`: it was made for machines, read without guessing, and means just this role; what
         *     is not exact counts where nothing else is known, and contradicts nothing.
         */
        Statement: {
            /**
             * Source
             * @description name of the source
             */
            source: string;
            /** @description role of the field that the statement is about */
            role: components["schemas"]["FieldRole"];
            /**
             * Value
             * @description the normalised value; null when there is none
             */
            value: string;
            /**
             * Exact
             * @description whether the value was made for machines and read without guessing
             */
            exact: boolean;
            /**
             * Path
             * @description where in the source's data it stands; null when that is not known
             */
            path?: string | null;
            /**
             * Page
             * @description number of the page, from 1; null when that is not known
             */
            page?: number | null;
            /** @description where on the page; null when that is not known */
            box?: components["schemas"]["Box"] | null;
        };
        /**
         * Table
         * @description Of CSV: a row for each day, or for each reviewer of a day.
         * @enum {string}
         */
        Table: "days" | "reviewers";
        /**
         * TableFormat
         * @enum {string}
         */
        TableFormat: "json" | "csv";
        Task: {
            [key: string]: unknown;
        };
        /**
         * TaskData
         * @description `pages` are addresses of pictures, which end to be good after a while.
         */
        TaskData: {
            /**
             * Document Id
             * @description id of the document, `doc_…`
             */
            document_id: string;
            /**
             * Document Type
             * @description name of the document type; null while it is not known
             */
            document_type?: string | null;
            /**
             * Pages
             * @description addresses of the page images, which expire after a while
             * @default []
             */
            pages?: string[];
        };
        /**
         * TaskRefused
         * @description Why this task became no label: `index` counts from 0, `field` is the first place that is wrong.
         */
        TaskRefused: {
            /**
             * Index
             * @description place in the request, from 0
             */
            index: number;
            /**
             * Document Id
             * @description id of the document, `doc_…`
             */
            document_id: string;
            /**
             * Code
             * @description stable code, for programs
             */
            code: string;
            /**
             * Detail
             * @description what happened, in a sentence
             */
            detail: string;
            /**
             * Field
             * @description the first place that is wrong; null when no single place is
             */
            field: string | null;
        };
        /**
         * Tasks
         * @description Tasks as Label Studio exports them (JSON); what docloop does not know in them is ignored.
         * @example {
         *       "tasks": [
         *         {
         *           "data": {
         *             "document_id": "doc_abcdefghijklmnopqrstuvwxyz",
         *             "document_type": "receipt",
         *             "pages": []
         *           },
         *           "annotations": [
         *             {
         *               "result": [
         *                 {
         *                   "from_name": "TOTAL",
         *                   "to_name": "page_1",
         *                   "type": "textarea",
         *                   "value": {
         *                     "text": [
         *                       "11.90"
         *                     ]
         *                   }
         *                 }
         *               ]
         *             }
         *           ]
         *         }
         *       ]
         *     }
         */
        Tasks: {
            /**
             * Tasks
             * @description tasks of Label Studio
             */
            tasks: components["schemas"]["AnnotatedTask"][];
        };
        /**
         * Throughput
         * @description Of one reviewer; `by` is a user id. `seconds` are those that were measured while answering.
         */
        Throughput: {
            /**
             * By
             * @description user id of who did it
             */
            by: string;
            /**
             * Reviews
             * @description number of reviews
             */
            reviews: number;
            /**
             * Answers
             * @description answers to fields
             */
            answers: number;
            /**
             * Seconds
             * @description seconds that people spent; null when not measured
             */
            seconds: number;
        };
        /**
         * Trail
         * @description Newest first. `more`: there were reviews before these.
         */
        Trail: {
            /**
             * Items
             * @description the items of this page
             */
            items: components["schemas"]["Happening"][];
            /**
             * More
             * @description whether there were reviews before these
             * @default false
             */
            more?: boolean;
        };
        /**
         * TrainingFacts
         * @description `sources` are the names of docsets or "labels". `held_out` are shares of right values by field, cross-fitted.
         */
        TrainingFacts: {
            /**
             * Documents
             * @description number of documents
             */
            documents: number;
            /**
             * Fields
             * @description number of labelled fields
             */
            fields: number;
            /**
             * Seed
             * @description number that the training's draws began with
             */
            seed: number;
            /**
             * Sources
             * @description names of the docsets it was trained on, or `labels`
             * @default []
             */
            sources?: string[];
            /**
             * Held Out
             * @description share of right values by field on labels that the model had not seen
             * @default {}
             */
            held_out?: {
                [key: string]: number;
            };
            /**
             * Attribution
             * @description whose data the model was made from, as their licences ask
             * @default []
             */
            attribution?: string[];
        };
        /**
         * TrainingState
         * @description `promoted`: its model was in use at least once. `kept`: the one before was kept in use.
         * @enum {string}
         */
        TrainingState: "queued" | "training" | "promoted" | "kept" | "failed" | "shipped";
        /** TypeList */
        TypeList: {
            /**
             * Items
             * @description the items of this page
             */
            items: components["schemas"]["TypeOut"][];
        };
        /**
         * TypeOut
         * @description `version` 0: as it comes with docloop, described by nobody; `by` is a user id.
         *
         *     `shipped`: docloop comes with a type of this name. `supplier_field` names who sent a document; None: no field does.
         *     A field of a standard name has its role filled in. `state` says whether new documents may be of it.
         */
        TypeOut: {
            /**
             * Name
             * @description name
             */
            name: string;
            /**
             * Title
             * @description name for people
             */
            title: string;
            /**
             * Fields
             * @description the fields that a document of the type has
             */
            fields: components["schemas"]["FieldSpec"][];
            /**
             * Line Items
             * @description the columns that a row has
             * @default []
             */
            line_items?: components["schemas"]["FieldSpec"][];
            /**
             * Keywords
             * @description words that speak for the document type
             * @default []
             */
            keywords?: string[];
            /**
             * Signs
             * @description log odds that each sign of a page adds
             * @default {}
             */
            signs?: {
                [key: string]: number;
            };
            /**
             * Checks
             * @description names of the checks that its documents go through, with their options
             * @default []
             */
            checks?: components["schemas"]["CheckUse"][];
            /**
             * Day First
             * @description whether 01/02 is the first of February; null when it depends on the document
             */
            day_first?: boolean | null;
            /**
             * @description policy that holds while none is stored
             * @default {
             *       "version": 1,
             *       "mode": "error_budget",
             *       "threshold": 0.7,
             *       "thresholds": {},
             *       "budget": {
             *         "delta": 0.05,
             *         "error": 0.02
             *       },
             *       "cost_per_minute": "0.75",
             *       "review_seconds": 20,
             *       "error_costs": {},
             *       "required": [],
             *       "dispensable": [],
             *       "kinds": [],
             *       "audit_rate": 0.02,
             *       "lease_seconds": 600
             *     }
             */
            policy?: components["schemas"]["Policy"];
            /**
             * Papers
             * @description what follows from each kind of paper
             * @default {}
             */
            papers?: {
                [key: string]: components["schemas"]["PaperKind"];
            };
            /**
             * Version
             * @description version for safe edits; send back the one that you read
             * @default 0
             */
            version?: number;
            /**
             * By
             * @description user id of who did it
             */
            by?: string | null;
            /**
             * At
             * @description when, in UTC
             */
            at?: string | null;
            /**
             * Shipped
             * @description whether docloop comes with a type of this name
             * @default false
             */
            shipped?: boolean;
            /**
             * @description whether new documents may be of this type: `in_use`, or `retired`; `deleted` stands in versions alone
             * @default in_use
             */
            state?: components["schemas"]["TypeState"];
            /**
             * Supplier Field
             * @description field that names who sent a document; null when no field does
             */
            supplier_field?: string | null;
        };
        /**
         * TypeSource
         * @description A document type in YAML, as in the shipped ones. `version` is the one you read; 0: nobody has described it yet.
         *
         *     `policy` is for administrators; left out, it stays as it was.
         * @example {
         *       "version": 0,
         *       "yaml": "name: delivery_note\ntitle: Delivery note\nfields:\n  - {name: DELIVERY_DATE, kind: date, role: issued, labels: [Delivery date, Lieferdatum]}\n"
         *     }
         */
        TypeSource: {
            /**
             * Yaml
             * @description the document type in YAML, as the shipped ones are written
             */
            yaml: string;
            /**
             * Version
             * @description version for safe edits; send back the one that you read
             * @default 0
             */
            version?: number;
        };
        /**
         * TypeSourceOut
         * @description The description as YAML, without the policy. `version` 0: as it comes with docloop.
         */
        TypeSourceOut: {
            /**
             * Yaml
             * @description the document type in YAML, as the shipped ones are written
             */
            yaml: string;
            /**
             * Version
             * @description version for safe edits; send back the one that you read
             */
            version: number;
        };
        /**
         * TypeState
         * @description `retired`: new documents are never of this type, those that are keep working. `deleted`: it was never used.
         * @enum {string}
         */
        TypeState: "in_use" | "retired" | "deleted";
        /**
         * TypeText
         * @description A document type in YAML that is looked at and not stored.
         * @example {
         *       "yaml": "name: delivery_note\ntitle: Delivery note\nfields:\n  - {name: DELIVERY_DATE, kind: date}\n"
         *     }
         */
        TypeText: {
            /**
             * Yaml
             * @description the document type in YAML, as the shipped ones are written
             */
            yaml: string;
        };
        /**
         * TypeVersions
         * @description Newest first. `below` goes on with the versions before these; None: there are no more.
         */
        TypeVersions: {
            /**
             * Items
             * @description the items of this page
             */
            items: components["schemas"]["TypeOut"][];
            /**
             * Below
             * @description pass it as `below` to get the next page; null on the last page
             */
            below?: number | null;
        };
        /**
         * Unfinished
         * @description Answers that are looked at and not kept.
         * @example {
         *       "draft": {
         *         "answers": [
         *           {
         *             "field": "TOTAL",
         *             "verdict": "corrected",
         *             "value": "1.190,00"
         *           }
         *         ]
         *       }
         *     }
         */
        Unfinished: {
            /** @description answers so far */
            draft: components["schemas"]["DraftIn"];
        };
        /**
         * Upload
         * @description Send `fields`, then the file as field `file`, as multipart/form-data to `url` before `expires_at`.
         *
         *     The id of the document is that of the object's version, so it exists only after the upload:
         *     `GET /documents?upload=…` finds the document by this `upload`.
         */
        Upload: {
            /**
             * Upload
             * @description identifies this upload until the document exists
             */
            upload: string;
            /**
             * Url
             * @description address to send the file to
             */
            url: string;
            /**
             * Fields
             * @description form fields to send before the file
             */
            fields: {
                [key: string]: string;
            };
            /**
             * Max Bytes
             * @description largest size of the file, in bytes
             */
            max_bytes: number;
            /**
             * Expires At
             * Format: date-time
             * @description when it expires, in UTC
             */
            expires_at: string;
        };
        /**
         * Username
         * @example {
         *       "username": "anna"
         *     }
         */
        Username: {
            /**
             * Username
             * @description name to sign in with
             */
            username: string;
        };
        /**
         * Verb
         * @description What was done. Add a member to record another act; entries with verbs that are gone stay readable.
         *
         *     The subject is a document type for types, policies and labels in bulk, else the id of a document (`doc_…`), review
         *     (`rev_…`), training (`trn_…`) or flag (`flg_…`). Of acts on people it is a user id, with the role behind a colon
         *     where one is given or taken. What is changed in the user pool itself CloudTrail records.
         * @enum {string}
         */
        Verb: "type_changed" | "type_retired" | "type_restored" | "type_deleted" | "policy_changed" | "training_started" | "model_promoted" | "model_rolled_back" | "flag_added" | "flag_revoked" | "document_erased" | "document_reopened" | "document_retried" | "document_split" | "document_labelled" | "companies_changed" | "person_invited" | "person_disabled" | "person_enabled" | "role_given" | "role_taken" | "second_factor_reset" | "document_seen" | "page_seen" | "result_seen" | "review_seen" | "labels_seen" | "labels_exported" | "audit_read";
        /**
         * Verdict
         * @description `confirmed` the machine's value, `corrected` it, found the field `absent`, or it is there but `unreadable`.
         * @enum {string}
         */
        Verdict: "confirmed" | "corrected" | "absent" | "unreadable";
        /**
         * Word
         * @description A run of characters without a space. `confidence` is the reader's own, 0..1; None when it gives none.
         */
        Word: {
            /**
             * Text
             * @description the text as printed; null when nothing was found
             */
            text: string;
            /** @description where on the page; null when that is not known */
            box: components["schemas"]["Box"];
            /**
             * Confidence
             * @description the reader's own confidence, 0 to 1; null when it gives none
             */
            confidence?: number | null;
        };
        /**
         * Figures
         * @description `received` documents by the state that they are in now; `untouched` is the part of those that were decided, or
         *     wait for a person, which nobody touched. None: there is nothing to take a share or a mean of.
         *
         *     `reviews` were ended; `answers` are fields of them that people said something of, `corrected` those where the
         *     machine had a value and it was not right; `accuracy` is the part of its judged values that was right.
         *     `seconds_per_document` and `seconds_per_field` are people's, where measured; `machine_seconds` are the machine's per
         *     document. `hours_waited` is the median from opened to ended. `reviewers` may be cut down to the one who asks.
         */
        docloop__model__history__Figures: {
            /**
             * Received
             * @description number of documents that came
             * @default 0
             */
            received?: number;
            /**
             * States
             * @description number of documents by the state that they are in now
             * @default {}
             */
            states?: {
                [key: string]: number;
            };
            /**
             * Untouched
             * @description share of documents accepted without review (straight-through), 0 to 1; null when there were none
             */
            untouched?: number | null;
            /**
             * Machine Seconds
             * @description seconds of machine time per document; null when none was read
             */
            machine_seconds?: number | null;
            /**
             * Reviews
             * @description number of reviews
             * @default 0
             */
            reviews?: number;
            /**
             * Answers
             * @description answers to fields
             * @default 0
             */
            answers?: number;
            /**
             * Corrected
             * @description fields whose extracted value was wrong
             * @default 0
             */
            corrected?: number;
            /**
             * Accuracy
             * @description share of the machine's judged values that were right, 0 to 1; null when none was judged
             */
            accuracy?: number | null;
            /**
             * Seconds Per Document
             * @description seconds of people per document; null when not measured
             */
            seconds_per_document?: number | null;
            /**
             * Seconds Per Field
             * @description seconds of people per field; null when not measured
             */
            seconds_per_field?: number | null;
            /**
             * Hours Waited
             * @description median hours from opened to ended; null when no review ended
             */
            hours_waited?: number | null;
            /**
             * @description what audits found
             * @default {
             *       "audited": 0,
             *       "wrong": 0,
             *       "low": null,
             *       "high": null
             *     }
             */
            audits?: components["schemas"]["Audits"];
            /**
             * Reviewers
             * @description figures of single reviewers, as far as you may see them
             * @default []
             */
            reviewers?: components["schemas"]["Throughput"][];
        };
        /**
         * Figures
         * @description Of one model on labels that it had not seen: `right` of their fields; `accepted` is the part of fields that its
         *     proven budget accepts. None: nothing to measure.
         */
        docloop__model__training__Figures: {
            /**
             * Right
             * @description share of right values, 0 to 1; null when nothing was measured
             */
            right?: number | null;
            /**
             * Accepted
             * @description share of the fields that the proven budget accepts, 0 to 1; null when nothing was measured
             */
            accepted?: number | null;
        };
        /** @description RFC 9457. Further members are facts, such as `holder` and `until` of a claim in the way. */
        Problem: {
            /** @description stable name of the kind of problem */
            type: string;
            /** @description the status in words */
            title: string;
            /** @description the HTTP status */
            status: number;
            /** @description what happened, in a sentence */
            detail: string;
            /** @description stable, for programs */
            code: string;
            /** @description what helps */
            remedy: string;
            /** @description whether the same request may succeed later */
            retryable: boolean;
            /** @description user id of who holds the review */
            holder?: string | null;
            /** @description what the state is in which this cannot be done */
            state?: string;
            /**
             * Format: date-time
             * @description when that claim ends
             */
            until?: string | null;
            /** @description seconds until the next attempt */
            retry_after?: number;
            /** @description the first place that is wrong */
            field?: string | null;
            /** @description all places that are wrong, and how */
            errors?: string;
        } & {
            [key: string]: unknown;
        };
    };
    responses: {
        /** @description The request is not valid; `errors` lists what is wrong */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not signed in, or not with these credentials */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description None of your roles allows this */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not found */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description This path does not take this method */
        MethodNotAllowed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The stored data does not match the request; for a claim, `holder` and `until` say who has it */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is too large */
        RequestEntityTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not JSON */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The document cannot be processed */
        UnprocessableEntity: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many attempts or requests; try again after `Retry-After` seconds */
        TooManyRequests: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description An unexpected error; see the function's log */
        InternalServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A service did not respond; try again after `Retry-After` seconds */
        ServiceUnavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    invite_again_accounts__account_id__invite_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description user id of the account */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    change_roles_accounts__account_id__roles_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description user id of the account */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    change_access_accounts__account_id__state_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description user id of the account */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccessChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    reset_accounts__account_id__second_factor_reset_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description user id of the account */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    document_documents__document_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id of the document, `doc_…` */
                document_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    forget_documents__document_id__delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gets the same answer, however often it is sent. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description id of the document, `doc_…` */
                document_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    trail_documents__document_id__history_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id of the document, `doc_…` */
                document_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trail"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    result_documents__document_id__result_get: {
        parameters: {
            query?: {
                /** @description `docloop`: all that is known of each value; `compact`: the values alone; `textract`: the shape of AnalyzeExpense */
                format?: components["schemas"]["Format"];
            };
            header?: never;
            path: {
                /** @description id of the document, `doc_…` */
                document_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Result"] | components["schemas"]["CompactResult"] | components["schemas"]["AnalyzeExpense"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    page_documents__document_id__pages__number__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id of the document, `doc_…` */
                document_id: string;
                /** @description number of the page, from 1 */
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    look_over_documents__document_id__check_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id of the document, `doc_…` */
                document_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Unfinished"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckedDraft"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    suggestions_documents__document_id__suggestions_get: {
        parameters: {
            query: {
                /** @description treat the document as this type; its own type by default */
                type: string;
            };
            header?: never;
            path: {
                /** @description id of the document, `doc_…` */
                document_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    look_again_documents__document_id__reopen_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gets the same answer, however often it is sent. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description id of the document, `doc_…` */
                document_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reopened"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    review_reviews__review_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id of the review, `rev_…` */
                review_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    look_over_reviews__review_id__check_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id of the review, `rev_…` */
                review_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Unfinished"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckedDraft"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    take_reviews__review_id__claim_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id of the review, `rev_…` */
                review_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    keep_reviews__review_id__draft_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id of the review, `rev_…` */
                review_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Answers"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    prolong_reviews__review_id__extend_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id of the review, `rev_…` */
                review_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Held"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    give_back_reviews__review_id__release_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id of the review, `rev_…` */
                review_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Held"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    answer_reviews__review_id__submit_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gets the same answer, however often it is sent. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description id of the review, `rev_…` */
                review_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Answers"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    divide_reviews__review_id__split_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gets the same answer, however often it is sent. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description id of the review, `rev_…` */
                review_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Splitting"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    refuse_reviews__review_id__reject_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gets the same answer, however often it is sent. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description id of the review, `rev_…` */
                review_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rejection"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    hand_up_reviews__review_id__escalate_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id of the review, `rev_…` */
                review_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Escalation"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    type_versions_document_types__document_type__versions_get: {
        parameters: {
            query?: {
                /** @description only versions before this one: `below` of the part before */
                below?: number | null;
            };
            header?: never;
            path: {
                /** @description name of the document type */
                document_type: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TypeVersions"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    source_document_types__document_type__source_get: {
        parameters: {
            query?: {
                /** @description this version; the newest by default */
                version?: number | null;
            };
            header?: never;
            path: {
                /** @description name of the document type */
                document_type: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TypeSourceOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    change_state_document_types__document_type__state_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name of the document type */
                document_type: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StateChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TypeOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    delete_document_types__document_type__delete: {
        parameters: {
            query: {
                /** @description the version that you read */
                version: number;
            };
            header?: never;
            path: {
                /** @description name of the document type */
                document_type: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TypeOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    far_document_types__document_type__progress_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name of the document type */
                document_type: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Progress"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    policy_policies__document_type__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name of the document type */
                document_type: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    change_policies__document_type__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name of the document type */
                document_type: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    preview_policies__document_type__preview_post: {
        parameters: {
            query?: {
                /** @description `cursor` of the part before */
                cursor?: string | null;
                /** @description maximum number of items per page; a page may hold fewer although more follow */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description name of the document type */
                document_type: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyPreview"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    policy_versions_policies__document_type__versions_get: {
        parameters: {
            query?: {
                /** @description only versions before this one: `below` of the part before */
                below?: number | null;
            };
            header?: never;
            path: {
                /** @description name of the document type */
                document_type: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyVersions"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    one_models__card_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id of the training and its model, `trn_…`, or of a model that docloop ships */
                card_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    put_in_use_models__card_id__promote_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id of the training and its model, `trn_…`, or of a model that docloop ships */
                card_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    lower_flag_flags__flag_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id of the flag, `flg_…` */
                flag_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Flag"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    sign_in_session_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"] | components["schemas"]["SignInStep"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    sign_out_session_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: {
                /** @description the cookie that signing in set */
                refresh_token?: string | null;
            };
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    answer_session_answer_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInAnswer"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"] | components["schemas"]["SignInStep"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    refresh_session_refresh_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: {
                /** @description the cookie that signing in set */
                refresh_token?: string | null;
            };
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"] | components["schemas"]["SignInStep"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    people_people_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["People"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    ask_for_code_session_password_reset_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Username"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    reset_session_password_reset_confirm_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    own_account_session_account_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnAccount"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    change_password_session_password_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    start_session_second_factor_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Password"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolmentOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    finish_session_second_factor_verify_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordAndCode"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    remove_session_second_factor_remove_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordAndCode"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listed_accounts_get: {
        parameters: {
            query?: {
                /** @description `cursor` of the part before */
                cursor?: string | null;
                /** @description maximum number of items per page; a page may hold fewer although more follow */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    invite_accounts_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Invitation"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    documents_documents_get: {
        parameters: {
            query?: {
                /** @description only items in this state */
                state?: components["schemas"]["DocumentState"] | null;
                /** @description the handle that POST /documents gave */
                upload?: string | null;
                /** @description only this document type */
                type?: string | null;
                /** @description only with this text in the key, in either case */
                text?: string | null;
                /** @description only with exactly this `external_id` */
                external_id?: string | null;
                /** @description only what changed after this moment, longest ago first; ISO 8601 with Z or an offset */
                changed_after?: string | null;
                /** @description `cursor` of the part before */
                cursor?: string | null;
                /** @description maximum number of items per page; a page may hold fewer although more follow */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    new_upload_documents_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gets the same answer, however often it is sent. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDocument"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    reviews_reviews_get: {
        parameters: {
            query?: {
                /** @description only items in this state */
                state?: components["schemas"]["ReviewState"];
                /** @description only this document type */
                type?: string | null;
                /** @description a part of the name of the supplier, however it is spelt and spaced */
                supplier?: string | null;
                /** @description only with at least this amount at stake */
                min_amount?: number | string | null;
                /** @description what I hold, most urgent first, whatever its state */
                holder?: "me" | null;
                /** @description what I have ended, newest first */
                done_by?: "me" | null;
                /** @description `urgency`: priority, then age; `age`: the oldest first; `amount`: most money at stake first */
                order?: components["schemas"]["ReviewOrder"];
                /** @description `cursor` of the part before */
                cursor?: string | null;
                /** @description maximum number of items per page; a page may hold fewer although more follow */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deal_reviews_next_post: {
        parameters: {
            query?: {
                /** @description only this document type */
                type?: string | null;
            };
            header?: {
                /** @description The same key with the same request gets the same answer, however often it is sent. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NextReview"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    types_document_types_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TypeList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    store_document_types_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TypeSource"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TypeOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    check_document_types_check_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TypeText"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckedType"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    labels_labels_get: {
        parameters: {
            query: {
                /** @description only this document type */
                type: string;
                /** @description `cursor` of the part before */
                cursor?: string | null;
                /** @description maximum number of items per page; a page may hold fewer although more follow */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LabelList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    label_labels_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gets the same answer, however often it is sent. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLabel"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Label"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    useful_labels_next_get: {
        parameters: {
            query: {
                /** @description the document type to label */
                type: string;
                /** @description ids to leave out, by comma */
                skip?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LabelTask"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    kinds_kinds_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KindList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    export_labels_export_get: {
        parameters: {
            query: {
                /** @description the document type whose labels are wanted */
                type: string;
                /** @description `docset`: lines of labels.jsonl with links to the files; `label_studio`: tasks for Label Studio */
                format?: components["schemas"]["Shape"];
                /** @description `cursor` of the part before */
                cursor?: string | null;
                /** @description maximum number of items per page; a page may hold fewer although more follow */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LabelExport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    take_labels_import_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gets the same answer, however often it is sent. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Tasks"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LabelImport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listed_models_get: {
        parameters: {
            query?: {
                /** @description only this document type */
                type?: string | null;
                /** @description `cursor` of the part before */
                cursor?: string | null;
                /** @description maximum number of items per page; a page may hold fewer although more follow */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    train_models_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gets the same answer, however often it is sent. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTraining"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    flags_flags_get: {
        parameters: {
            query?: {
                /** @description only this document type */
                type?: string | null;
                /** @description only what concerns documents of this supplier, as it was read */
                supplier?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlagList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    raise_flag_flags_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gets the same answer, however often it is sent. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlagIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Flag"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    metrics_metrics_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Metrics"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    figures_metrics_history_get: {
        parameters: {
            query?: {
                /** @description with today, in UTC */
                days?: number;
                /** @description only this document type */
                type?: string | null;
                /** @description `json`, or `csv` for a table */
                format?: components["schemas"]["TableFormat"];
                /** @description for CSV: a row for each day, or for each reviewer of a day */
                table?: components["schemas"]["Table"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["History"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    audit_audit_get: {
        parameters: {
            query?: {
                /** @description from this moment on */
                from?: string | null;
                /** @description before this moment */
                to?: string | null;
                /** @description only actions of this user ID */
                actor?: string | null;
                /** @description only actions of this kind */
                verb?: components["schemas"]["Verb"] | null;
                /** @description only actions on this ID or document type */
                subject?: string | null;
                /** @description `json`, or `csv` for a table */
                format?: components["schemas"]["TableFormat"];
                /** @description `cursor` of the part before */
                cursor?: string | null;
                /** @description maximum number of items per page; a page may hold fewer although more follow */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    companies_companies_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompaniesOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    change_companies_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompaniesIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompaniesOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    shown_settings_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    openapi_document_openapi_json_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
}
