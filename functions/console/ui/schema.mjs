/** Turns the OpenAPI document on standard input into TypeScript types on standard output. */
import { text } from "node:stream/consumers";
import openapiTS, { astToString } from "openapi-typescript";

const tree = await openapiTS(await text(process.stdin), { defaultNonNullable: false });
process.stdout.write(
  `// Made from the API's own description by "make schema". Do not edit.\n\n${astToString(tree)}`,
);
