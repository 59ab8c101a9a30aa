import { entity, money, ref, team, text, user } from '@kith/sdk'

/**
 * What a person is to sell in a month, or a team beside what its people are (R38): what is given to both adds up.
 */
export const target = entity('opportunities.target', {
  label: 'month',
  fields: {
    /** 'YYYY-MM' */
    month: text({ required: true, max: 7, index: true }),
    user: ref(user, { index: true, onDelete: 'cascade' }),
    team: ref(team, { index: true, onDelete: 'cascade' }),
    amount: money({ required: true, min: 0 }),
  },
  unique: [
    ['user', 'month'],
    ['team', 'month'],
  ],
})
