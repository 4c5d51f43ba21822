(async function () {
  const timeline = document.getElementById("linimasa");
  const answer = await fetch("/api/posts.json");
  const posts = await answer.json();
  timeline.textContent = "";
  for (const post of posts) {
    const article = document.createElement("article");
    article.className = "post";
    article.dataset.id = post.id;
    const meta = document.createElement("div");
    meta.className = "post-meta";
    const author = document.createElement("span");
    author.className = "post-author";
    author.textContent = post.author;
    const link = document.createElement("a");
    link.href = post.path;
    const time = document.createElement("time");
    time.dateTime = post.published;
    time.textContent = post.shown;
    link.append(time);
    meta.append(author, " · ", link);
    const text = document.createElement("div");
    text.className = "post-text";
    text.textContent = post.text;
    article.append(meta, text);
    timeline.append(article);
  }
  document.body.dataset.siap = "ya";
})();
