// The Daemon room.
