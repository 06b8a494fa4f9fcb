// Answers what the app asks of the key worker: `[id, task, given]` with `[id, 0, result]`, or `[id, number of the error]`.
(function () {
  "use strict";
  var MISSING = 9, STOPPED = 10;
  var program = fetch(new URL("./{{wasm}}", self.location.href), { integrity: "{{integrity}}" }).then(function (answer) {
    return answer.arrayBuffer();
  }).then(function (bytes) {
    return wasm_bindgen({ module_or_path: bytes });
  });

  function answer(id, error, result) {
    // What was worked out is handed over rather than copied: nothing of it stays here.
    self.postMessage([id, error, result], result && result.buffer ? [result.buffer] : []);
  }

  self.onmessage = function (event) {
    var id = event.data[0], task = event.data[1], given = event.data[2];
    program.then(function () {
      try {
        answer(id, 0, wasm_bindgen[task].apply(null, given));
      } catch (error) {
        answer(id, typeof error === "number" ? error : STOPPED);
      }
    }, function () {
      answer(id, MISSING);
    });
  };
})();
