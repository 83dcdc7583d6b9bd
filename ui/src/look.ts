// Typefaces and styles of the whole page.
import "@fontsource/titillium-web/400.css";
import "@fontsource/titillium-web/600.css";
import "@fontsource/titillium-web/700.css";
import "@fontsource/roboto-mono/latin-400.css";
import "./styles/index.css";
