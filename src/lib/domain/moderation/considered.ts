import { z } from 'zod';

/** Whoever was asked about their words stands by them: they are published as they are. */
export const considered = z.boolean({ error: 'other' }).optional();
