// The block in the editor: which part, and how it is shown. The frame itself is not loaded here.
(function (wp) {
  "use strict";
  var el = wp.element.createElement;
  var __ = wp.i18n.__;
  var editor = wp.blockEditor;
  var parts = wp.components;

  var SECTIONS = [
    { value: "all", label: __("All of Rethread", "rethread") },
    { value: "practice", label: __("A guided practice", "rethread") },
    { value: "learn", label: __("A read", "rethread") },
    { value: "signs", label: __("Signs I recognise", "rethread") },
    { value: "journal", label: __("Journal", "rethread") },
    { value: "grounding", label: __("What calms me", "rethread") },
    { value: "help", label: __("Help now", "rethread") },
  ];
  var WITH_ID = ["practice", "learn", "signs"];
  var ID = /[^\w~-]/g;

  function options(pairs) {
    return pairs.map(function (pair) {
      return { value: pair[0], label: pair[1] };
    });
  }

  function edit(props) {
    var chosen = props.attributes;
    var kind = chosen.section.split(":")[0];
    var id = chosen.section.slice(kind.length + 1);
    function set(name) {
      return function (value) {
        var change = {};
        change[name] = value;
        props.setAttributes(change);
      };
    }
    function height(name) {
      return function (value) {
        var number = parseInt(value, 10);
        set(name)(number > 0 ? number : undefined);
      };
    }
    function field(name, label, help) {
      return el(parts.TextControl, { label: label, help: help, value: chosen[name], onChange: set(name) });
    }
    function choice(name, label, pairs) {
      return el(parts.SelectControl, { label: label, value: chosen[name], options: options(pairs), onChange: set(name) });
    }
    var which = el(parts.SelectControl, {
      label: __("Part", "rethread"),
      value: kind,
      options: SECTIONS,
      onChange: set("section"),
    });
    var one = WITH_ID.indexOf(kind) < 0 ? null : el(parts.TextControl, {
      label: __("Its name in the address, or nothing for the list", "rethread"),
      help: __("Such as come-back. Open the part in Rethread: its name is the last word of the address.", "rethread"),
      value: id,
      onChange: function (value) {
        var clean = value.replace(ID, "").slice(0, 80);
        props.setAttributes({ section: clean ? kind + ":" + clean : kind });
      },
    });
    var panel = el(editor.InspectorControls, null,
      el(parts.PanelBody, { title: __("How it is shown", "rethread") },
        choice("theme", __("Light or dark", "rethread"), [
          ["auto", __("As the device", "rethread")],
          ["light", __("Light", "rethread")],
          ["dark", __("Dark", "rethread")],
        ]),
        choice("context", __("Part of life that comes first", "rethread"), [
          ["", __("All of them", "rethread")],
          ["partner", __("A partner", "rethread")],
          ["friends", __("Friends", "rethread")],
          ["family", __("Family", "rethread")],
          ["work", __("Work", "rethread")],
        ]),
        choice("loading", __("Loaded", "rethread"), [
          ["lazy", __("When it comes near the screen", "rethread")],
          ["click", __("When somebody presses a button", "rethread")],
          ["eager", __("With the page", "rethread")],
        ]),
        el(parts.TextControl, { type: "number", min: 160, max: 16384, label: __("Least height in pixels", "rethread"),
          value: chosen.minHeight || "", onChange: height("minHeight") }),
        el(parts.TextControl, { type: "number", min: 160, max: 16384, label: __("Greatest height in pixels", "rethread"),
          value: chosen.maxHeight || "", onChange: height("maxHeight") })),
      el(parts.PanelBody, { title: __("Words and colours", "rethread"), initialOpen: false },
        field("title", __("Name for screen readers", "rethread")),
        field("contact", __("Your own help line or page", "rethread"),
          __("Name | https://… or Name | tel:…. Shown above the others in Help now, and said to be yours.", "rethread")),
        field("look", __("Look", "rethread"), __("Such as pine: #004488; on-pine: #ffffff; font: system", "rethread")),
        field("locale", __("Language", "rethread"), __("A language tag, such as en", "rethread"))));
    return el("div", editor.useBlockProps(),
      panel,
      el(parts.Placeholder, {
        icon: "book-alt",
        label: "Rethread",
        isColumnLayout: true,
        instructions: __("A part of Rethread stands here. What people write in it stays in their browser; your site cannot read it.", "rethread"),
      }, which, one));
  }

  wp.blocks.registerBlockType("rethread/part", {
    edit: edit,
    // The server draws it, so that a change of address reaches every page.
    save: function () {
      return null;
    },
  });
})(window.wp);
