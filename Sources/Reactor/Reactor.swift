// The Reactor room.
