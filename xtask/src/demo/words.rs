//! What the made-up person of the demo writes: nobody's words, but the kind of lines people keep.

/// Somebody in their life: what they call them, which part of life, and a note.
pub const PEOPLE: [(&str, &str, &str); 5] = [
    ("Noor", "friends", "Met at the pottery class. Says little, means it."),
    ("J.", "partner", "Since last autumn. Going slowly, and both know why."),
    ("Mum", "family", "Calls on Sundays."),
    ("The tall one", "work", "Same shift on Tuesdays and Thursdays."),
    ("K.", "partner", "Before. Not in touch, and that is meant to stay so."),
];

/// What set the alarm off: the situation, what went through the mind, the kind of thing, what was done, what helped.
pub const TRIGGERS: [[&str; 5]; 10] = [
    [
        "No answer since noon, and they were online",
        "They are done with me",
        "silence",
        "Put the phone in the drawer and made soup",
        "The drawer",
    ],
    [
        "They said \"fine\" in that flat voice",
        "I did something and they will not say what",
        "tone",
        "Asked once whether something was wrong",
        "Asking only once",
    ],
    [
        "A message came and the screen was turned away",
        "Something is being kept from me",
        "secret",
        "Went for a walk before saying anything",
        "Cold air, and counting lamp posts",
    ],
    [
        "The plan for Saturday was moved again",
        "I am always the one that can be moved",
        "let-down",
        "Said that I was sorry about it too",
        "Saying it the same day",
    ],
    [
        "My work was gone through in front of everyone",
        "They want me out",
        "criticism",
        "Wrote down what was said, word for word",
        "The list was shorter than I had felt",
    ],
    [
        "A hug that lasted longer than I wanted",
        "If I say something they will leave",
        "closeness",
        "Took half a step back",
        "My own feet on the floor",
    ],
    [
        "They all had known about the party",
        "I am the one people forget",
        "left-out",
        "Went home early and watched something silly",
        "The silly film",
    ],
    [
        "\"You have to tell me everything\"",
        "I will lose what is mine",
        "control",
        "Said that I would think about it",
        "Not answering at once",
    ],
    [
        "A car like his at the lights",
        "He found out where I live",
        "reminder",
        "Went round the block and rang Noor",
        "Hearing a voice",
    ],
    [
        "The dates in the two stories did not match",
        "I am being lied to, again",
        "lie",
        "Looked at the calendar",
        "Having it in writing",
    ],
];

/// What a day's entry says.
pub const ENTRIES: [&str; 16] = [
    "Slept badly and woke up ready for an argument that nobody was having. I noticed it at the kettle. That is earlier than last spring.",
    "Noor asked how the appointment went and then did not ask a second time when I shrugged. I keep thinking about how restful that was.",
    "I told J. the small thing about the school. My hands were cold the whole time. They said thank you, and then we talked about the bins. It was good that we talked about the bins.",
    "Checked the phone eleven times before lunch. I counted, because counting is at least honest. After lunch I left it in the coat.",
    "Mum rang. It was mostly about the neighbours. I waited the whole call for the sentence that hurts, and it did not come, and I was tired anyway.",
    "What I want to remember from today: I said no to the extra shift, and the day went on.",
    "The flat was quiet and I liked it. I did not know that this was allowed.",
    "I read the old messages again. It is strange how polite I was.",
    "The tall one covered for me when I was late and did not mention it. I am waiting for the bill. Maybe there is none.",
    "A good hour in the park with the dog from number nine. He trusts everyone, and it has not made him stupid.",
    "Wrote three angry letters and sent none. The third was the truest one, and the shortest.",
    "J. was late and wrote before being late. I had already built the whole story by then. Took it down again, brick by brick.",
    "The group was hard today. Someone cried and I wanted to run. I stayed until the tea.",
    "I think I mix up being careful with being alone. Today I was careful in company. It can be done.",
    "Nothing happened and I want to write that down as well.",
    "Said out loud that I need the door open when we talk about money. It felt ridiculous for about ten seconds.",
];

/// What was feared, what was planned, what happened, what it was like, and whether it came: `n`, `p` or `y`.
pub const PREDICTIONS: [[&str; 5]; 12] = [
    [
        "They laugh when I say I am nervous about the trip",
        "Say it on the phone, in one sentence",
        "They said that they were nervous too, about the driving",
        "Warm, and a bit embarrassing",
        "n",
    ],
    [
        "J. is angry for days if I cancel Friday",
        "Cancel on Wednesday, with a reason and no excuse",
        "Short answer at first. By evening we had another day",
        "Shaky until the evening",
        "n",
    ],
    [
        "If I ask for the money back I never hear from him again",
        "One message, friendly, with the sum",
        "He paid half and has not answered since",
        "I was right to ask, and right to worry",
        "p",
    ],
    [
        "The others talk about me when I leave early",
        "Leave early anyway, and say goodbye to each",
        "Two said they wished they could go as well",
        "Light",
        "n",
    ],
    [
        "Mum tells my aunt what I told her",
        "Tell her one small thing that could travel",
        "My aunt knew by Tuesday",
        "Sad, and clear",
        "y",
    ],
    [
        "They do not come when I am ill",
        "Write that I am ill, without asking for anything",
        "Soup at the door and no questions",
        "I cried over the soup",
        "n",
    ],
    [
        "The boss holds it against me that I asked",
        "Ask for the new rota in writing",
        "She sent it the same day",
        "Surprised",
        "n",
    ],
    [
        "Noor thinks I am too much after last night",
        "Write \"thank you for last night\" and nothing else",
        "\"Any time. I mean the any\"",
        "Read it about nine times",
        "n",
    ],
    [
        "If I say the joke hurt, he says I have no humour",
        "Say it once, the same evening",
        "That is what he said",
        "Alone with it, but not wrong",
        "y",
    ],
    [
        "J. looks through my phone when I am in the shower",
        "Leave it on the table, as I would with anyone",
        "It lay where it had been",
        "It took the whole shower to breathe out",
        "n",
    ],
    [
        "They forget my birthday if I say nothing",
        "Say nothing",
        "Two forgot, three did not",
        "Mixed, and more honest than a test",
        "p",
    ],
    [
        "I cannot stop crying if I start",
        "Start, with the timer on ten minutes",
        "It stopped at six",
        "Tired and soft",
        "n",
    ],
];

/// A marker, whether it was kept, and what was seen. The person is the place in [`PEOPLE`].
pub const OBSERVATIONS: [(usize, &str, bool, &str); 14] = [
    (0, "word", true, "Said ten past, came at ten past"),
    (0, "confidence", true, "Did not mention it in front of the others, though it would have made a good story"),
    (0, "hard-time", true, "Sat with me in the waiting room for two hours"),
    (0, "word", false, "Forgot the book again"),
    (1, "truth", true, "Told me about the argument at work before I could have known"),
    (1, "limit", true, "Asked before taking my hand"),
    (1, "mistake", true, "\"I was unfair on Sunday.\" No but behind it"),
    (1, "word", false, "Said they would ring, and rang the day after"),
    (1, "hard-time", true, "Came to the clinic"),
    (2, "confidence", false, "My aunt knew by Tuesday"),
    (2, "hard-time", true, "Sent the train fare without a word about it"),
    (3, "word", true, "Swapped the shift as promised"),
    (3, "mistake", false, "Said it was the system, and it was not the system"),
    (4, "limit", false, "Stood in front of the door"),
];

/// What the signal said, how it came, where it was, and what turned out: `n`, `p` or `y`.
pub const SIGNALS: [[&str; 4]; 11] = [
    ["Something about this flat is not right", "calm", "stomach", "y"],
    ["They are lying about the train", "loud", "chest", "n"],
    ["I can rest here", "calm", "shoulders", "y"],
    ["Get out of this room now", "loud", "legs", "p"],
    ["He is keeping count", "calm", "stomach", "n"],
    ["She only came because she had to", "loud", "throat", "n"],
    ["This one means what they say", "calm", "chest", "p"],
    ["They have read my messages", "loud", "chest", "y"],
    ["Wait before you answer", "calm", "stomach", "y"],
    ["They will all turn on me", "loud", "chest", "n"],
    ["Not tonight", "mixed", "stomach", "p"],
];

/// Two ladders: what for, and the steps with how big each feels.
pub const LADDERS: [(&str, &[(&str, u8)]); 2] = [
    (
        "Letting J. see more of me",
        &[
            ("Say which film I would rather see", 10),
            ("Say that I am tired instead of saying nothing", 25),
            ("Tell one thing from school", 40),
            ("Ask for a favour that takes an hour", 55),
            ("Say that something hurt, the same day", 70),
            ("Give them the spare key for a week", 90),
        ],
    ),
    (
        "Asking for help at work",
        &[
            ("Ask where the forms are", 5),
            ("Ask for a second pair of eyes", 30),
            ("Say that it is too much this week", 65),
        ],
    ),
];

/// Promises to oneself, why, and how each stands.
pub const PROMISES: [(&str, &str, &str); 6] = [
    ("The phone sleeps in the kitchen", "My mornings are better", "kept"),
    ("Ten minutes outside before an answer I am afraid of", "", "open"),
    ("One page a week here", "So that I can see what the fog hides", "changed"),
    ("Read the old messages no more", "They always say the same", "open"),
    ("Swim on Mondays", "", "paused"),
    ("Learn to like olives", "For J., and J. does not mind", "let-go"),
];

/// What is all right, what is not, what will be done, words to say.
pub const BOUNDARIES: [[&str; 4]; 3] = [
    ["Asking how I am", "Reading over my shoulder", "Put the book down and wait", "I would like to read this alone."],
    [
        "Visits with a message before",
        "Standing at the door unannounced",
        "Talk at the door, not inside",
        "Today does not work. Write to me for another day.",
    ],
    ["Jokes about my cooking", "Jokes about before", "Leave the table for a while", "Not about that, please."],
];

/// Small wins.
pub const WINS: [&str; 12] = [
    "Asked instead of guessing",
    "Went to the pottery class although nobody I know was there",
    "Said no, and did not explain it three times",
    "Left the message unread until after breakfast",
    "Told the dentist that I am afraid",
    "Laughed with my back to the door",
    "Wrote down what was said before deciding what it meant",
    "Slept through",
    "Let somebody else carry the box",
    "Went home when I wanted to go home",
    "Noticed the alarm, thanked it, and stirred the rice",
    "Said the true thing in one sentence",
];

/// Lines beside a check-in.
pub const NOTES: [&str; 8] = [
    "after the call",
    "slept well for once",
    "the week of the move",
    "a quiet Sunday",
    "first day back",
    "alone and fine",
    "the anniversary",
    "too much coffee",
];

/// Own tags.
pub const TAGS: [&str; 6] = ["sleep", "J. and me", "work", "the move", "good hours", "before"];
