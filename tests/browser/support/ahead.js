// A clock that goes a number of days ahead of the device's, or behind it: DAYS is put in by whoever sets it.
(() => {
  const ahead = DAYS * 86400000, Plain = Date, now = Plain.now.bind(Plain);
  window.Date = class extends Plain {
    constructor(...parts) {
      if (parts.length) super(...parts);
      else super(now() + ahead);
    }
    static now() {
      return now() + ahead;
    }
  };
})();
