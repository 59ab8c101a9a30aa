// The same walk as those who are left out of the quick one.
process.env.KITH_WALK = 'whole'
await import('./walk.test.ts')

export {}
