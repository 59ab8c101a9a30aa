/** From what may wait to what may not. */
export const priorities = ['low', 'normal', 'high', 'urgent'] as const
