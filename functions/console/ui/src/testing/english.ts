/** Loaded before each file of tests: they read the texts in English, unless they choose another language. */
import { showTexts } from "../texts/index.ts";

await showTexts("en");
