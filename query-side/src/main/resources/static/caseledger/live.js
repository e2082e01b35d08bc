// Keeps a page up to date. One stream tells that something has changed; the page itself is then asked for again, and the
// regions marked data-live are swapped, so that what is shown is always what the server makes of the ledger.
(() => {
  const page = document.querySelector('[data-live-stream]');
  if (!page || !window.EventSource) return;
  const status = document.getElementById('live-status');
  const news = document.getElementById('live-news');
  let shown = Number(page.dataset.position);
  let wanted = shown;
  let stale = false;
  let fetching = false;

  async function refresh() {
    if (fetching || !stale) return;
    fetching = true;
    stale = false;
    const position = wanted;
    try {
      const answer = await fetch(location.href, {headers: {Accept: 'text/html', 'X-Min-Position': position}});
      if (!answer.ok) throw new Error(answer.status);
      swap(new DOMParser().parseFromString(await answer.text(), 'text/html'));
      shown = position;
    } catch (failure) {
      stale = true;
      setTimeout(refresh, 2000);
      return;
    } finally {
      fetching = false;
    }
    refresh();
  }

  function swap(fresh) {
    const focused = document.activeElement && document.activeElement.id;
    let changed = false;
    for (const region of document.querySelectorAll('[data-live]')) {
      const newer = fresh.getElementById(region.id);
      if (!newer || newer.innerHTML === region.innerHTML) continue;
      region.replaceChildren(...newer.childNodes);
      changed = true;
    }
    const again = focused && document.getElementById(focused);
    if (again && again !== document.activeElement) again.focus({preventScroll: true});
    if (changed) news.textContent = 'Updated at ' + new Date().toLocaleTimeString('en-GB', {timeZone: 'Europe/London'});
  }

  // Why somebody looks stands in the page's address, and counts for its stream too.
  function withPurpose(address) {
    const purpose = new URLSearchParams(location.search).get('purpose');
    return purpose ? address + (address.includes('?') ? '&' : '?') + new URLSearchParams({purpose}) : address;
  }

  function connect() {
    const stream = new EventSource(withPurpose(page.dataset.liveStream));
    const heard = event => {
      wanted = Math.max(wanted, Number(event.lastEventId));
      // An update at the position shown is a new day.
      stale = stale || event.type === 'update' || wanted > shown;
      refresh();
    };
    stream.addEventListener('snapshot', heard);
    stream.addEventListener('update', heard);
    stream.onopen = () => { status.textContent = 'Live'; };
    stream.onerror = () => {
      status.textContent = 'Reconnecting…';
      if (stream.readyState === EventSource.CLOSED) setTimeout(connect, 5000);
    };
  }
  connect();
})();
