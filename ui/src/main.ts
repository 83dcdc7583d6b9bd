// Entry of the real window. The bridge comes first: the frame asks who is there as soon as it is drawn, and
// all of it comes in one go, since each further file asked for would be a moment of an empty window.
// Which folder may import from which stands in test/layers.test.ts.
import "./desktop";
import "./look";
import "./routes";
import "./frame/app";
