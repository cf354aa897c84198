// Or get specific session by timestamp
const timestamp = 1704067200000;
const response = await fetch(`http://localhost:7802/api/v1/session/${timestamp}`);
const { data } = await response.json();
