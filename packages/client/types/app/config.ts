import { defineConfig } from '@kith/sdk'
import { accounts } from './accounts.ts'
import { leads } from './leads.ts'

export const config = defineConfig({ plugins: [accounts, leads] })
