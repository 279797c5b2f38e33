
(function () {
  'use strict';
  var input = document.getElementById('search');
  var count = document.getElementById('count');
  var articles = Array.from(document.querySelectorAll('article'));
  var parts = Array.from(document.querySelectorAll('svg [data-s]'));
  var items = Array.from(document.querySelectorAll('.messages li'));
  var sections = Array.from(document.querySelectorAll('section'));

  function has(text, words) {
    var lower = text.toLowerCase();
    return words.every(function (word) { return lower.includes(word); });
  }

  function search() {
    var words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    var found = new Set();
    articles.forEach(function (article) {
      var header = article.parentNode.querySelector('header');
      article.hidden = !has(header.textContent + ' ' + article.textContent, words);
      if (!article.hidden) {
        found.add(article.dataset.s);
      }
    });
    parts.forEach(function (part) {
      var numbers = part.dataset.s.split(' ');
      part.classList.toggle('off', !numbers.some(function (number) { return found.has(number); }));
    });
    items.forEach(function (item) { item.hidden = !has(item.textContent, words); });
    sections.forEach(function (section) {
      section.hidden = !section.querySelector('article:not([hidden]), li:not([hidden])');
    });
    count.textContent = words.length ? found.size + ' of ' + articles.length + ' subscribers' : '';
  }

  input.addEventListener('input', search);
  search();
})();
