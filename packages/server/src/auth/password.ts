import { z } from 'zod'

/** In characters. NIST SP 800-63B: length is what counts, no rules of composition. */
export const passwordLength = { min: 10, max: 128 }

export const password = z.string().min(passwordLength.min).max(passwordLength.max)
