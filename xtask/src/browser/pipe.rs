//! Chromium's DevTools protocol over a pair of pipes: JSON messages, each ended by a zero byte.
//!
//! A browser started with `--remote-debugging-pipe` reads commands on descriptor 3 and answers on 4, so neither a
//! driver nor a websocket is needed.

use std::io::{BufRead, BufReader, Write};
use std::process::{ChildStdin, ChildStdout};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

/// How long a slow machine may take for one answer.
const PATIENCE: Duration = Duration::from_secs(300);

/// The two ends of a conversation.
#[derive(Debug)]
pub struct Pipe {
    commands: ChildStdin,
    messages: Receiver<Value>,
    next: u64,
    events: Vec<Value>,
}

impl Pipe {
    /// Speaks into `commands` and listens at `answers`.
    pub fn new(commands: ChildStdin, answers: ChildStdout) -> Pipe {
        let (heard, messages) = channel();
        std::thread::spawn(move || {
            let mut answers = BufReader::new(answers);
            let mut message = Vec::new();
            while answers.read_until(0, &mut message).is_ok_and(|count| count > 0) {
                message.pop();
                let Ok(value) = serde_json::from_slice(&message) else { break };
                if heard.send(value).is_err() {
                    break;
                }
                message.clear();
            }
        });
        Pipe { commands, messages, next: 0, events: Vec::new() }
    }

    /// Gives a command to the browser, or to one page of it, and waits for the answer.
    pub fn call(&mut self, session: Option<&str>, method: &str, parameters: Value) -> Result<Value> {
        self.next += 1;
        let id = self.next;
        let mut command = json!({ "id": id, "method": method, "params": parameters });
        if let (Some(session), Some(command)) = (session, command.as_object_mut()) {
            command.insert("sessionId".to_owned(), session.into());
        }
        let mut bytes = serde_json::to_vec(&command)?;
        bytes.push(0);
        self.commands.write_all(&bytes).and_then(|()| self.commands.flush()).context("the browser is gone")?;
        loop {
            let message = self.messages.recv_timeout(PATIENCE).with_context(|| format!("no answer to {method}"))?;
            if message.get("id").and_then(Value::as_u64) != Some(id) {
                self.events.push(message);
            } else if let Some(error) = message.get("error") {
                bail!("{method}: {error}");
            } else {
                return Ok(message.get("result").cloned().unwrap_or_default());
            }
        }
    }

    /// What the browser told of itself since this was last asked.
    pub fn events(&mut self) -> Vec<Value> {
        let mut events = std::mem::take(&mut self.events);
        events.extend(self.messages.try_iter());
        events
    }
}
