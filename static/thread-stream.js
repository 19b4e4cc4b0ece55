// An open thread hears of comments that come, and says how many; it shows them when its reader asks.
// Nothing that somebody is reading moves. The words stand in the page.
for (const place of document.querySelectorAll('[data-stream]')) watch(place);

function watch(place) {
	const { stream, comment, one, other } = place.dataset;
	const { lang } = document.documentElement;
	const rule = new Intl.PluralRules(lang);
	const figure = new Intl.NumberFormat(lang);
	const news = new Set();
	let heard = Number(place.dataset.after);
	let source;

	// A browser opens few lines to one site at a time: a page that nobody looks at gives its own back.
	document.addEventListener('visibilitychange', listen);
	addEventListener('pagehide', () => source?.close());
	addEventListener('pageshow', listen);
	listen();

	function listen() {
		source?.close();
		if (document.hidden) return;
		source = new EventSource(`${stream}?after=${heard}`);
		source.addEventListener('comments', ({ data }) => tell(JSON.parse(data)));
	}

	function tell(ids) {
		heard = Math.max(heard, ...ids);
		for (const id of ids) if (!document.getElementById(`comment-${id}`)) news.add(id);
		if (news.size > 0) show();
	}

	function show() {
		const link = place.querySelector('a') ?? place.appendChild(document.createElement('a'));
		link.className = 'button primary';
		link.href = comment + Math.min(...news);
		const words = rule.select(news.size) === 'one' ? one : other;
		link.textContent = words.replace('#', figure.format(news.size));
	}
}
