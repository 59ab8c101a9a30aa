import type { Create, importTemplate } from '@kith/sdk'

type Template = Create<(typeof importTemplate)['fields']>

/** What HubSpot, Dynamics 365 and EspoCRM call their columns when they export companies and people, in English. */
export const templates: readonly Template[] = [
  {
    name: 'HubSpot: companies',
    source: 'hubspot',
    mapping: {
      entity: 'accounts.account',
      columns: [
        { from: 'Record ID', to: 'externalId' },
        { from: 'Company name', to: 'name' },
        { from: 'Phone Number', to: 'phone' },
        { from: 'Company Domain Name', to: 'website' },
        { from: 'Industry', to: 'industry' },
        { from: 'Number of Employees', to: 'size' },
        { from: 'State/Region', to: 'region' },
        {
          from: ['Street Address', 'Street Address 2', 'City', 'State/Region', 'Postal Code', 'Country/Region'],
          to: 'address',
          join: ', ',
        },
        { from: 'Company owner', to: 'owner', by: 'name' },
      ],
    },
  },
  {
    name: 'HubSpot: contacts',
    source: 'hubspot',
    mapping: {
      entity: 'accounts.contact',
      columns: [
        { from: 'Record ID', to: 'externalId' },
        { from: ['First Name', 'Last Name'], to: 'name' },
        { from: 'First Name', to: 'firstName' },
        { from: 'Last Name', to: 'lastName' },
        { from: 'Job Title', to: 'title' },
        { from: 'Email', to: 'email' },
        { from: 'Phone Number', to: 'phone' },
        { from: 'Associated Company IDs (Primary)', to: 'account', by: 'externalId' },
        { from: 'Contact owner', to: 'owner', by: 'name' },
      ],
      match: 'email',
    },
  },
  {
    name: 'Dynamics 365: accounts',
    source: 'dynamics',
    mapping: {
      entity: 'accounts.account',
      columns: [
        { from: '(Do Not Modify) Account', to: 'externalId' },
        { from: 'Account Name', to: 'name' },
        { from: 'Main Phone', to: 'phone' },
        { from: 'Email', to: 'email' },
        { from: 'Website', to: 'website' },
        { from: 'Industry', to: 'industry' },
        { from: 'Number of Employees', to: 'size' },
        { from: 'Address 1: State/Province', to: 'region' },
        {
          from: [
            'Address 1: Street 1',
            'Address 1: Street 2',
            'Address 1: City',
            'Address 1: State/Province',
            'Address 1: ZIP/Postal Code',
            'Address 1: Country/Region',
          ],
          to: 'address',
          join: ', ',
        },
        { from: 'Owner', to: 'owner', by: 'name' },
      ],
    },
  },
  {
    name: 'Dynamics 365: contacts',
    source: 'dynamics',
    mapping: {
      entity: 'accounts.contact',
      columns: [
        { from: '(Do Not Modify) Contact', to: 'externalId' },
        { from: 'Full Name', to: 'name' },
        { from: 'First Name', to: 'firstName' },
        { from: 'Last Name', to: 'lastName' },
        { from: 'Job Title', to: 'title' },
        { from: 'Email', to: 'email' },
        { from: 'Business Phone', to: 'phone' },
        { from: 'Company Name', to: 'account', by: 'name' },
        { from: 'Owner', to: 'owner', by: 'name' },
      ],
      match: 'email',
    },
  },
  {
    name: 'EspoCRM: accounts',
    source: 'espocrm',
    mapping: {
      entity: 'accounts.account',
      columns: [
        { from: 'ID', to: 'externalId' },
        { from: 'Name', to: 'name' },
        { from: 'Email', to: 'email' },
        { from: 'Phone', to: 'phone' },
        { from: 'Website', to: 'website' },
        { from: 'Industry', to: 'industry' },
        { from: 'Billing Address State', to: 'region' },
        {
          from: [
            'Billing Address Street',
            'Billing Address City',
            'Billing Address State',
            'Billing Address Postal Code',
            'Billing Address Country',
          ],
          to: 'address',
          join: ', ',
        },
        { from: 'Assigned User Name', to: 'owner', by: 'name' },
      ],
    },
  },
  {
    name: 'EspoCRM: contacts',
    source: 'espocrm',
    mapping: {
      entity: 'accounts.contact',
      columns: [
        { from: 'ID', to: 'externalId' },
        { from: 'Name', to: 'name' },
        { from: 'First Name', to: 'firstName' },
        { from: 'Last Name', to: 'lastName' },
        { from: 'Account Title', to: 'title' },
        { from: 'Email', to: 'email' },
        { from: 'Phone', to: 'phone' },
        { from: 'Account ID', to: 'account', by: 'externalId' },
        { from: 'Assigned User Name', to: 'owner', by: 'name' },
      ],
      match: 'email',
    },
  },
]
