import type { Create, importTemplate } from '@kith/sdk'

type Template = Create<(typeof importTemplate)['fields']>

/** What HubSpot, Dynamics 365 and EspoCRM call their columns when they export leads, in English. HubSpot's are contacts. */
export const templates: readonly Template[] = [
  {
    name: 'HubSpot: contacts as leads',
    source: 'hubspot',
    mapping: {
      entity: 'leads.lead',
      columns: [
        { from: 'Record ID', to: 'externalId' },
        { from: ['First Name', 'Last Name'], to: 'name' },
        { from: 'Email', to: 'email' },
        { from: 'Phone Number', to: 'phone' },
        { from: 'Company Name', to: 'company' },
        { from: 'Job Title', to: 'title' },
        { from: 'Industry', to: 'industry' },
        { from: 'Number of Employees', to: 'size' },
        { from: 'State/Region', to: 'region' },
        { from: 'Message', to: 'message' },
        { from: 'Contact owner', to: 'owner', by: 'name' },
      ],
      match: 'email',
      defaults: { source: 'other' },
    },
  },
  {
    name: 'Dynamics 365: leads',
    source: 'dynamics',
    mapping: {
      entity: 'leads.lead',
      columns: [
        { from: '(Do Not Modify) Lead', to: 'externalId' },
        { from: 'Name', to: 'name' },
        { from: ['Topic', 'Description'], to: 'message', join: '\n\n' },
        { from: 'Email', to: 'email' },
        { from: 'Business Phone', to: 'phone' },
        { from: 'Company Name', to: 'company' },
        { from: 'Job Title', to: 'title' },
        { from: 'Industry', to: 'industry' },
        { from: 'No. of Employees', to: 'size' },
        { from: 'State/Province', to: 'region' },
        { from: 'Owner', to: 'owner', by: 'name' },
      ],
      match: 'email',
      defaults: { source: 'other' },
    },
  },
  {
    name: 'EspoCRM: leads',
    source: 'espocrm',
    mapping: {
      entity: 'leads.lead',
      columns: [
        { from: 'ID', to: 'externalId' },
        { from: 'Name', to: 'name' },
        { from: 'Title', to: 'title' },
        { from: 'Account Name', to: 'company' },
        { from: 'Email', to: 'email' },
        { from: 'Phone', to: 'phone' },
        { from: 'Industry', to: 'industry' },
        { from: 'Address State', to: 'region' },
        { from: 'Description', to: 'message' },
        { from: 'Assigned User Name', to: 'owner', by: 'name' },
      ],
      match: 'email',
      defaults: { source: 'other' },
    },
  },
]
