import type {} from '@kith/form/react'
import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'

/** Two routes, one with the form; what arrived is told under it. */
function App() {
  const [route, setRoute] = useState('form')
  const [arrived, setArrived] = useState<string[]>([])
  return (
    <main>
      <button type="button" onClick={() => setRoute(route === 'form' ? 'other' : 'form')}>
        Go
      </button>
      {route === 'form' && (
        <kith-form
          form="short"
          messages={{ submit: 'Order' }}
          onkith-success={({ detail }) => setArrived(all => [...all, `${detail.id}`])}
        />
      )}
      <p id="arrived">{arrived.join(' ')}</p>
    </main>
  )
}

createRoot(document.body).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
