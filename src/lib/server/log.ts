import { pino } from 'pino';

/** One line of JSON an event; never an address, a name, a text or a token. */
export const log = pino({ level: process.env.LOG_LEVEL || 'info', base: null });
