// A form that came back with mistakes saves itself a moment later: then its page is kept, as a draft, and the
// message at the top says so.
const { refused, kept } = document.querySelector("script[data-refused]").dataset;
const sentences = JSON.parse(refused);

const say = () => {
  for (const message of document.querySelectorAll(".messages li")) {
    for (const part of message.childNodes) {
      const said = part.nodeType === Node.TEXT_NODE && sentences.find((sentence) => part.data.includes(sentence));
      if (!said) continue;
      message.setAttribute("role", "status");
      part.data = part.data.replace(said, kept);
    }
  }
};
document.addEventListener("w-autosave:success", say);
