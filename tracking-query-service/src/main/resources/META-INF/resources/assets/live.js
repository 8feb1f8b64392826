// Shows changes without reloading: a stream says that something changed, the page is fetched again, its middle is exchanged.
'use strict';
(function () {
  function localTimes(root) {
    root.querySelectorAll('time[datetime*="T"]').forEach(function (el) {
      var at = new Date(el.getAttribute('datetime'));
      if (!isNaN(at)) {
        el.title = el.textContent;
        el.textContent = at.toLocaleString(document.documentElement.lang, {
          day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit'
        });
      }
    });
  }

  function exchange(live, html) {
    var next = new DOMParser().parseFromString(html, 'text/html').getElementById('live');
    if (!next || Number(next.dataset.revision) < Number(live.dataset.revision)) {
      return live;
    }
    var open = Array.prototype.map.call(live.querySelectorAll('details'), function (d) { return d.open; });
    Array.prototype.forEach.call(next.querySelectorAll('details'), function (d, i) { d.open = !!open[i]; });
    var before = live.querySelector('.bar-fill');
    var fill = next.querySelector('.bar-fill');
    var goal = fill && fill.getAttribute('width');
    if (before && fill) {
      fill.setAttribute('width', before.getAttribute('width'));
    }
    if (next.dataset.status !== live.dataset.status) {
      document.getElementById('announce').textContent = next.dataset.status;
      document.title = document.title.replace(live.dataset.status, next.dataset.status);
    }
    localTimes(next);
    live.replaceWith(next);
    if (fill) {
      fill.getBoundingClientRect();
      fill.setAttribute('width', goal);
    }
    return next;
  }

  function follow(live) {
    var busy = false;
    var again = false;
    function refresh() {
      if (busy) {
        again = true;
        return;
      }
      busy = true;
      fetch(location.href, { headers: { Accept: 'text/html' }, credentials: 'same-origin' })
        .then(function (answer) { return answer.ok ? answer.text() : Promise.reject(answer.status); })
        .then(function (html) { live = exchange(live, html); })
        .catch(function () { setTimeout(refresh, 5000); })
        .finally(function () {
          busy = false;
          if (again) {
            again = false;
            refresh();
          }
        });
    }
    function connect(wait) {
      var stream = new EventSource(live.dataset.stream);
      stream.addEventListener('order_update', function (event) {
        wait = 2000;
        if (Number(event.lastEventId) !== Number(live.dataset.revision)) {
          refresh();
        }
      });
      stream.onerror = function () {
        if (stream.readyState === EventSource.CLOSED) {
          setTimeout(function () { connect(Math.min(wait * 2, 60000)); }, wait);
        }
      };
    }
    connect(2000);
  }

  localTimes(document);
  var live = document.getElementById('live');
  if (live && 'EventSource' in window) {
    follow(live);
  }
})();
