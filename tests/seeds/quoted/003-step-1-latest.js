// Get latest session
const response = await fetch('http://localhost:7802/api/v1/session/latest');
const { data } = await response.json();

