import type {} from '@kith/form/react' // what JSX knows of <kith-form>
import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'

function Contact() {
  const [arrived, setArrived] = useState(0)
  return (
    <>
      <kith-form
        src={`${crm}/f/contact-us`}
        messages={{ submit: 'Send from React' }}
        onkith-success={() => setArrived(count => count + 1)}
      />
      <p role="status">{arrived > 0 && `React heard of ${arrived}.`}</p>
    </>
  )
}

/** Written into the bundle by serve.mjs; of your own site it is the address of your CRM. */
declare const crm: string

const app = document.querySelector('#app')
if (app) {
  createRoot(app).render(
    <StrictMode>
      <Contact />
    </StrictMode>,
  )
}
