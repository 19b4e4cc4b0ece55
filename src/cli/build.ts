// Builds the server and the pages into build/. Through Vite's API, because the message compiler
// leaves an idle worker behind that would hold `vite build` open for half a minute.
import { build } from 'vite';

await build();
process.exit();
