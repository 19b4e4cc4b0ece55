import { isCitySlug } from '#lib/domain/city.ts';

export const match = isCitySlug;
